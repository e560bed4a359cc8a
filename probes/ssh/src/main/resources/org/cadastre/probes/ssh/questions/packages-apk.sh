[ -r /lib/apk/db/installed ] || exit 127
grep '^[PVA]:' /lib/apk/db/installed
