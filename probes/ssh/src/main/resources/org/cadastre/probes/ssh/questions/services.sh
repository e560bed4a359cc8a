if [ -d /run/systemd/system ]; then
echo manager=systemd
systemctl list-units --type=service --all --plain --no-legend --no-pager --full; s=$?
echo section=files
systemctl list-unit-files --type=service --no-legend --no-pager --full || s=$?
exit $s
elif command -v rc-status >/dev/null; then
echo manager=openrc
rc-status -a -C || rc-status -a; s=$?
echo section=runlevels
rc-update show
exit $s
elif [ -x /usr/bin/svcs ]; then
echo manager=smf
/usr/bin/svcs -aH -o state,fmri
elif [ -x /bin/launchctl ]; then
echo manager=launchd
/bin/launchctl list
elif command -v rcctl >/dev/null; then
echo manager=rcctl
rcctl ls all | sed 's/^/all /'
rcctl ls on | sed 's/^/on /'
rcctl ls started | sed 's/^/started /'
elif [ -x /usr/sbin/service ] && [ -f /etc/rc.subr ]; then
echo manager=rc
for f in $(service -e); do echo "on ${f##*/}"; done
elif [ -x /usr/bin/lssrc ]; then
echo manager=src
/usr/bin/lssrc -a
elif [ -x /sbin/chkconfig ]; then
echo manager=chkconfig
/sbin/chkconfig --list
else exit 127
fi
