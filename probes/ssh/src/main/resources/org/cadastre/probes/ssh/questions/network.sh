[ -r /etc/resolv.conf ] && while read -r a b _; do
case $a in nameserver|domain|search) printf '%s=%s\n' "$a" "$b" ;; esac
done </etc/resolv.conf
for f in /etc/ssh/ssh_host_*_key.pub; do
[ -r "$f" ] && read -r a b _ <"$f" && printf 'hostkey=%s %s\n' "$a" "$b"
done
ip route show default || netstat -rn | grep -E '^(default|0\.0\.0\.0) '
:
