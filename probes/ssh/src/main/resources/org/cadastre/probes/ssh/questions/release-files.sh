for f in redhat-release oracle-release SuSE-release debian_version alpine-release \
slackware-version gentoo-release rpi-issue; do
[ -r "/etc/$f" ] || continue
v=
IFS= read -r v <"/etc/$f"
printf '%s=%s\n' "$f" "$v"
done
for f in version platform; do
[ -f "/etc/$f" ] && [ -r "/etc/$f" ] && IFS= read -r v <"/etc/$f" && printf '%s=%s\n' "$f" "$v"
done
[ -r /etc.defaults/VERSION ] && sed -n 's/^productversion="\(.*\)"$/dsm=\1/p; s/^buildnumber="\(.*\)"$/dsm-build=\1/p' /etc.defaults/VERSION
command -v opnsense-version >/dev/null && printf 'opnsense=%s\n' "$(opnsense-version -v)"
command -v pveversion >/dev/null && printf 'pve=%s\n' "$(pveversion)"
[ -x /bin/vmware ] && printf 'esxi=%s\n' "$(/bin/vmware -v)"
:
