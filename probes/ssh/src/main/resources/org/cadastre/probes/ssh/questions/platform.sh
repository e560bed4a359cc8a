s=$(uname -s)
printf 'kernel=%s\n' "$s"
case $s in
Linux) exit 127 ;;
Darwin)
sw_vers
sysctl hw.model hw.memsize hw.logicalcpu machdep.cpu.brand_string kern.boottime
ioreg -rd1 -c IOPlatformExpertDevice | grep -E 'IOPlatform(SerialNumber|UUID)' ;;
*BSD|DragonFly) sysctl hw.model hw.ncpu hw.physmem hw.physmem64 hw.vendor hw.product hw.serialno hw.uuid kern.boottime ;;
SunOS)
cat /etc/release
prtconf | head -3
psrinfo -p -v
smbios -t SMB_TYPE_SYSTEM
smbios -t SMB_TYPE_BIOS ;;
AIX) oslevel -s | sed 's/^/oslevel=/'; prtconf | head -40 ;;
HP-UX) machinfo || model ;;
esac
:
