[ -d /sys/class/net ] || exit 127
for d in /sys/class/net/*; do
[ -e "$d/address" ] || continue
l="${d##*/}"
[ -e "$d/device" ] && l="$l device=yes"
[ -d "$d/bonding" ] && l="$l bond=yes"
[ -d "$d/bridge" ] && l="$l bridge=yes" && for p in "$d"/brif/*; do
[ -e "$p/../device" ] && l="$l uplink=yes" && break
done
read -r v <"$d/speed" && l="$l speed=$v"
printf '%s\n' "$l"
done
:
