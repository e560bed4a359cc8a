more() { echo "manager=$1"; shift; "$@"; echo "status=$?"; }
command -v snap >/dev/null && [ -S /run/snapd.socket ] && more snap snap list --unicode=never --color=never
command -v flatpak >/dev/null && more flatpak flatpak list --columns=application,version,arch
case $(uname -s) in
Linux) ;;
FreeBSD|DragonFly) more pkg pkg query '%n\t%v\t%q' ;;
OpenBSD|NetBSD) more pkg_info pkg_info ;;
SunOS)
if [ -x /usr/bin/pkg ]; then more ips /usr/bin/pkg list -H; else more svr4 pkginfo -l; fi ;;
AIX) more lslpp lslpp -Lqc ;;
HP-UX) more swlist /usr/sbin/swlist -l product ;;
esac
for b in /opt/homebrew /usr/local /home/linuxbrew/.linuxbrew; do
[ -d "$b/Cellar" ] || continue
echo manager=brew
for d in "$b"/Cellar/*/* "$b"/Caskroom/*/*; do [ -d "$d" ] && echo "$d"; done
echo status=0
done
[ -d /var/db/pkg ] && [ -d /etc/portage ] && {
echo manager=portage
for d in /var/db/pkg/*/*; do [ -d "$d" ] && echo "${d#/var/db/pkg/}"; done
echo status=0
}
[ -d /var/log/packages ] && [ -e /etc/slackware-version ] && {
echo manager=slackware
for d in /var/log/packages/*; do [ -f "$d" ] && echo "${d##*/}"; done
echo status=0
}
echo manager=python
for d in /usr/lib/python3*/site-packages/*.*-info /usr/lib/python3*/dist-packages/*.*-info \
/usr/lib/python3/dist-packages/*.*-info /usr/lib64/python3*/site-packages/*.*-info \
/usr/local/lib/python3*/site-packages/*.*-info /usr/local/lib/python3*/dist-packages/*.*-info; do
[ -e "$d" ] && echo "$d"
done
echo status=0
echo manager=gem
for d in /var/lib/gems/*/specifications/*.gemspec /usr/share/gems/specifications/*.gemspec \
/usr/local/lib/ruby/gems/*/specifications/*.gemspec; do
[ -e "$d" ] && echo "$d"
done
echo status=0
set --
for d in /usr/lib/node_modules /usr/local/lib/node_modules /opt/node*/lib/node_modules; do
for f in "$d"/*/package.json "$d"/@*/*/package.json; do [ -r "$f" ] && set -- "$@" "$f"; done
done
[ $# -gt 0 ] && more npm grep -E '^ {0,4}"version":' "$@" /dev/null
:
