[ -r /proc/cpuinfo ] || exit 127
read -r v </sys/devices/system/cpu/online && printf 'online : %s\n' "$v"
awk -F: '$1 ~ /^processor/ { n++ }
$1 ~ /^flags/ { f = 1; if ($0 ~ / hypervisor/) h = 1 }
$1 ~ /^(model name|cpu model|Processor|cpu|Hardware)[ 	]*$/ && !seen[$1]++ { print }
$1 ~ /^model name/ { m = 1 }
END { if (f) print "hypervisor : " (h ? "yes" : "no"); if (n) print "cpus active : " n
exit m ? 0 : 3 }' /proc/cpuinfo
[ $? = 3 ] && lscpu | awk -F: '$1 == "Model name" { print "model name :" $2; exit }'
:
