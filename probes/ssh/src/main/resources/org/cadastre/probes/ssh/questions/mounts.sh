if [ -r /proc/mounts ]; then
while read -r d m t o _; do
case $t in
proc|sysfs|cgroup*|devpts|mqueue|securityfs|debugfs|tracefs|pstore|bpf|configfs|fusectl|hugetlbfs|autofs|nsfs|binfmt_misc|efivarfs|rpc_pipefs|devtmpfs|overlay|squashfs) ;;
*) printf '%s %s %s %s\n' "$d" "$m" "$t" "$o" ;;
esac
done </proc/mounts
else mount
fi
:
