[ -r /etc/passwd ] || exit 127
cat /etc/passwd /etc/group
[ -x /usr/bin/dscl ] && echo section=dscl && \
/usr/bin/dscl . -readall /Users RecordName UniqueID PrimaryGroupID NFSHomeDirectory UserShell
:
