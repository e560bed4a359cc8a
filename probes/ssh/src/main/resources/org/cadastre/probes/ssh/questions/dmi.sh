d=/sys/class/dmi/id
denied=
for n in sys_vendor product_name product_version product_serial product_uuid \
board_vendor board_name board_serial board_asset_tag chassis_vendor chassis_type \
chassis_serial chassis_asset_tag bios_vendor bios_version bios_date; do
[ -e $d/$n ] || continue
if [ -r $d/$n ]; then v=; IFS= read -r v <$d/$n; printf '%s=%s\n' $n "$v"
else denied="$denied $d/$n"
fi
done
if [ -n "$denied" ]; then
sudo -n cat $denied | {
for f in $denied; do
if IFS= read -r v; then printf '%s=%s\n' "${f##*/}" "$v"; else printf '%s!denied\n' "${f##*/}"; fi
done
}
fi
for n in model serial-number; do
[ -r /proc/device-tree/$n ] && printf 'devicetree.%s=%s\n' $n "$(tr -d '\000' </proc/device-tree/$n)"
done
command -v kenv >/dev/null && {
printf 'sys_vendor=%s\n' "$(kenv -q smbios.system.maker)"
printf 'product_name=%s\n' "$(kenv -q smbios.system.product)"
printf 'product_serial=%s\n' "$(kenv -q smbios.system.serial)"
printf 'product_uuid=%s\n' "$(kenv -q smbios.system.uuid)"
printf 'bios_version=%s\n' "$(kenv -q smbios.bios.version)"
}
:
