cat /etc/os-release || cat /usr/lib/os-release
