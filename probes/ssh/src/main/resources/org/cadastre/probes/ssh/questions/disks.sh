lsblk -bdnP -o NAME,TYPE,SIZE,MODEL,SERIAL || {
[ -d /sys/block ] || exit 127
for d in /sys/block/*; do
[ -e "$d/device" ] && read -r size <"$d/size" || continue
model= serial=
IFS= read -r model <"$d/device/model"
IFS= read -r serial <"$d/device/serial"
type=disk
[ "${d#/sys/block/sr}" = "$d" ] || type=rom
printf 'NAME="%s" TYPE="%s" SIZE="%s" MODEL="%s" SERIAL="%s"\n' \
"${d##*/}" $type $((size * 512)) "$model" "$serial"
done
:
}
