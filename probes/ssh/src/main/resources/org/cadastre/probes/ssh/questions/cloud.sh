one() { [ -r "$2" ] && v= && { IFS= read -r v <"$2" || [ -n "$v" ]; } && printf '%s=%s\n' "$1" "$v"; }
one cloud-id /run/cloud-init/cloud-id
one instance-id /var/lib/cloud/data/instance-id
[ -r /run/cloud-init/instance-data.json ] && \
grep -E '"(cloud_name|cloud-name|instance_id|instance-id|vmId|region|availability_zone|location|subscriptionId|accountId|instanceType|instance_type|vmSize|imageId)": "' \
/run/cloud-init/instance-data.json
t=
one asset /sys/class/dmi/id/chassis_asset_tag
one board /sys/class/dmi/id/board_asset_tag
one vendor /sys/class/dmi/id/sys_vendor
one hypervisor-uuid /sys/hypervisor/uuid
[ -d /sys/firmware/efi ] && echo firmware=uefi
IFS= read -r t </sys/class/dmi/id/chassis_asset_tag
[ "$t" = 7783-7084-3265-9085-8269-3286-77 ] && command -v curl >/dev/null && {
printf 'imds.vmId=%s\n' "$(curl -sf -m 2 --noproxy '*' -H Metadata:true \
'http://169.254.169.254/metadata/instance/compute/vmId?api-version=2021-02-01&format=text')"
}
:
