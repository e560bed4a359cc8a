uname -snrm
printf 'uid=%s\n' "$(id -u)"
for f in /etc/machine-id /var/lib/dbus/machine-id; do
IFS= read -r v <"$f" && printf 'machine-id=%s\n' "$v" && break
done
read -r v _ </proc/uptime && printf 'uptime=%s\n' "$v"
:
