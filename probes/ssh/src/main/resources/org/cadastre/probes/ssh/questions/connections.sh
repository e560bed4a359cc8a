[ -r /proc/net/tcp ] && {
ss -H -ntp state established || netstat -ntp || netstat -nt
exit
}
command -v sockstat >/dev/null && { sockstat -46c -P tcp; exit; }
command -v netstat >/dev/null || exit 127
netstat -an | grep ESTABLISHED
:
