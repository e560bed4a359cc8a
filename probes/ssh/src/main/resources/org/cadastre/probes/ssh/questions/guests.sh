host() { echo "runtime=$1"; shift; "$@"; echo "status=$?"; }
f='{{.ID}}\t{{.Names}}\t{{.Image}}\t{{.State}}\t{{.Ports}}'
[ -w /var/run/docker.sock ] && command -v docker >/dev/null && host docker docker ps -a --no-trunc --format "$f"
command -v podman >/dev/null && host podman podman ps -a --no-trunc --format "$f"
[ -w /run/containerd/containerd.sock ] && {
if command -v crictl >/dev/null; then host crictl crictl ps -a --no-trunc
elif command -v ctr >/dev/null; then host containerd ctr -n k8s.io containers list
fi
}
[ -e /var/run/libvirt/libvirt-sock-ro ] && command -v virsh >/dev/null && {
host virsh virsh -r -c qemu:///system list --all
host virsh-uuid virsh -r -c qemu:///system list --all --uuid --name
}
command -v qm >/dev/null && host qm qm list
command -v pct >/dev/null && host pct pct list
[ -w /var/lib/lxd/unix.socket ] && host lxd lxc list --format csv -c ns
command -v lxc-ls >/dev/null && host lxc lxc-ls -f -F NAME,STATE
[ -e /proc/xen/privcmd ] && { if command -v xl >/dev/null; then host xl xl list; else host xl xm list; fi; }
[ -r /proc/vz/veinfo ] && [ -d /proc/bc ] && host openvz vzlist -a -H -o ctid,name,status
command -v jls >/dev/null && host jails jls -n
command -v zoneadm >/dev/null && host zones zoneadm list -cp
command -v VBoxManage >/dev/null && host virtualbox VBoxManage list vms
[ -d /run/systemd/system ] && [ -d /run/systemd/machines ] && command -v machinectl >/dev/null && \
host machinectl machinectl list --no-legend --no-pager
:
