[ -r /etc/passwd ] || exit 127
if [ -x /usr/bin/dscl ]; then
/usr/bin/dscl . -readall /Users RecordName UniqueID PrimaryGroupID NFSHomeDirectory UserShell |
awk 'function out() { if (n != "") print n ":x:" u ":" g "::" h ":" s; n = "" }
/^NFSHomeDirectory:/ { h = $2 }
/^PrimaryGroupID:/ { g = $2 }
/^RecordName:/ { n = $2 }
/^UniqueID:/ { u = $2 }
/^UserShell:/ { s = $2 }
/^-$/ { out() }
END { out() }'
cat /etc/group
else cat /etc/passwd /etc/group
fi
