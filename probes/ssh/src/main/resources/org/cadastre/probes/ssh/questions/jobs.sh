# secrets masked
for f in /etc/crontab /etc/cron.d/*; do
[ -f "$f" ] || continue
if [ -r "$f" ]; then printf 'file=%s\n' "$f"; cat "$f"; echo; else printf 'denied=%s\n' "$f"; fi
done
for d in /var/spool/cron/crontabs /var/cron/tabs /var/spool/cron; do
[ -d "$d" ] || continue
if [ -r "$d" ] && [ -x "$d" ]; then
for f in "$d"/*; do [ -f "$f" ] && [ -r "$f" ] && printf 'user=%s\n' "${f##*/}" && cat "$f" && echo; done
else printf 'denied=%s\n' "$d"
fi
break
done
for p in hourly daily weekly monthly; do
for f in /etc/cron.$p/* /etc/periodic/$p/*; do
[ -f "$f" ] && [ -x "$f" ] && printf 'periodic=%s %s\n' $p "$f"
done
done
[ -d /run/systemd/system ] && echo section=timers && \
systemctl list-timers --all --no-legend --no-pager
:
