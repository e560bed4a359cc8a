[ -r /sys/firmware/dmi/tables/DMI ] && command -v dmidecode >/dev/null && {
echo section=dmidecode
dmidecode -q -t 17
}
command -v lspci >/dev/null && echo section=lspci && lspci -mm -nn
[ -s /proc/mdstat ] && echo section=mdstat && cat /proc/mdstat
t=; command -v timeout >/dev/null && t='timeout 20'
r=; [ "$(id -u)" = 0 ] || r='sudo -n'
for c in storcli64 storcli perccli64 perccli /opt/MegaRAID/storcli/storcli64 /opt/MegaRAID/perccli/perccli64; do
command -v "$c" >/dev/null && echo section=storcli && $t $r "$c" /call show nolog && break
done
for c in ssacli hpssacli hpacucli; do
command -v "$c" >/dev/null && echo section=ssacli && $t $r "$c" ctrl all show config && break
done
command -v zpool >/dev/null && echo section=zpool && zpool list -Hp -o name,size,alloc,health
[ "$(id -u)" = 0 ] && command -v vgs >/dev/null && echo section=vgs && \
vgs --noheadings --units b --nosuffix -o vg_name,vg_size,vg_free --separator '|'
:
