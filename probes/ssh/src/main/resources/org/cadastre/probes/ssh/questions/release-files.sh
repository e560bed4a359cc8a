for f in redhat-release oracle-release SuSE-release debian_version alpine-release \
slackware-version gentoo-release rpi-issue; do
[ -r "/etc/$f" ] || continue
v=
IFS= read -r v <"/etc/$f"
printf '%s=%s\n' "$f" "$v"
done
:
