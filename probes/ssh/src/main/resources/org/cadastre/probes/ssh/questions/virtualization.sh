if command -v systemd-detect-virt >/dev/null; then
printf 'container=%s\n' "$(systemd-detect-virt -c)"
printf 'vm=%s\n' "$(systemd-detect-virt -v)"
elif [ -e /.dockerenv ]; then echo container=docker
elif [ -e /run/.containerenv ]; then echo container=podman
elif [ -d /proc/vz ] && [ ! -d /proc/bc ]; then echo container=openvz
elif IFS= read -r v </run/systemd/container; then printf 'container=%s\n' "$v"
fi
:
