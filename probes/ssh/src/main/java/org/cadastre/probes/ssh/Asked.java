package org.cadastre.probes.ssh;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Question;

/// The commands that the probe runs, cheap ones first and the one that may hang last.
///
/// The first line of each is its label, by which
/// [Transcript][org.cadastre.core.evidence.Transcript]s are read: commands may change, labels may
/// not, so that old transcripts stay readable. Where the shell can do it, no process is started;
/// what does not exist ends with status 127.
enum Asked {
  SYSTEM(
      "system",
      """
      uname -snrm
      printf 'uid=%s\\n' "$(id -u)"
      for f in /etc/machine-id /var/lib/dbus/machine-id; do
      IFS= read -r v <"$f" && printf 'machine-id=%s\\n' "$v" && break
      done
      read -r v _ </proc/uptime && printf 'uptime=%s\\n' "$v"
      :
      """),
  OS_RELEASE("os-release", "cat /etc/os-release || cat /usr/lib/os-release"),
  RELEASE_FILES(
      "release-files",
      """
      for f in redhat-release oracle-release SuSE-release debian_version alpine-release \\
      slackware-version gentoo-release rpi-issue; do
      [ -r "/etc/$f" ] || continue
      v=
      IFS= read -r v <"/etc/$f"
      printf '%s=%s\\n' "$f" "$v"
      done
      :
      """),
  VIRTUALIZATION(
      "virtualization",
      """
      if command -v systemd-detect-virt >/dev/null; then
      printf 'container=%s\\n' "$(systemd-detect-virt -c)"
      printf 'vm=%s\\n' "$(systemd-detect-virt -v)"
      elif [ -e /.dockerenv ]; then echo container=docker
      elif [ -e /run/.containerenv ]; then echo container=podman
      elif [ -d /proc/vz ] && [ ! -d /proc/bc ]; then echo container=openvz
      elif IFS= read -r v </run/systemd/container; then printf 'container=%s\\n' "$v"
      fi
      :
      """),
  DMI(
      "dmi",
      """
      d=/sys/class/dmi/id
      denied=
      for n in sys_vendor product_name product_version product_serial product_uuid \\
      board_vendor board_name board_serial board_asset_tag chassis_vendor chassis_type \\
      chassis_serial chassis_asset_tag bios_vendor bios_version bios_date; do
      [ -e $d/$n ] || continue
      if [ -r $d/$n ]; then v=; IFS= read -r v <$d/$n; printf '%s=%s\\n' $n "$v"
      else denied="$denied $d/$n"
      fi
      done
      if [ -n "$denied" ]; then
      sudo -n cat $denied | {
      for f in $denied; do
      if IFS= read -r v; then printf '%s=%s\\n' "${f##*/}" "$v"; else printf '%s!denied\\n' "${f##*/}"; fi
      done
      }
      fi
      for n in model serial-number; do
      [ -r /proc/device-tree/$n ] && printf 'devicetree.%s=%s\\n' $n "$(tr -d '\\000' </proc/device-tree/$n)"
      done
      command -v kenv >/dev/null && {
      printf 'sys_vendor=%s\\n' "$(kenv -q smbios.system.maker)"
      printf 'product_name=%s\\n' "$(kenv -q smbios.system.product)"
      printf 'product_serial=%s\\n' "$(kenv -q smbios.system.serial)"
      printf 'product_uuid=%s\\n' "$(kenv -q smbios.system.uuid)"
      printf 'bios_version=%s\\n' "$(kenv -q smbios.bios.version)"
      }
      :
      """),
  CPU(
      "cpu",
      """
      [ -r /proc/cpuinfo ] || exit 127
      read -r v </sys/devices/system/cpu/online && printf 'online : %s\\n' "$v"
      awk -F: '$1 ~ /^processor/ { n++ }
      $1 ~ /^flags/ { f = 1; if ($0 ~ / hypervisor/) h = 1 }
      $1 ~ /^(model name|cpu model|Processor|cpu|Hardware)[ \t]*$/ && !seen[$1]++ { print }
      $1 ~ /^model name/ { m = 1 }
      END { if (f) print "hypervisor : " (h ? "yes" : "no"); if (n) print "cpus active : " n
      exit m ? 0 : 3 }' /proc/cpuinfo
      [ $? = 3 ] && lscpu | awk -F: '$1 == "Model name" { print "model name :" $2; exit }'
      :
      """),
  MEMORY("memory", "IFS= read -r v </proc/meminfo && printf '%s\\n' \"$v\""),
  INTERFACES("interfaces", "ip addr || ifconfig -a"),
  INTERFACE_DETAILS(
      "interface-details",
      """
      [ -d /sys/class/net ] || exit 127
      for d in /sys/class/net/*; do
      [ -e "$d/address" ] || continue
      l="${d##*/}"
      [ -e "$d/device" ] && l="$l device=yes"
      [ -d "$d/bonding" ] && l="$l bond=yes"
      [ -d "$d/bridge" ] && l="$l bridge=yes" && for p in "$d"/brif/*; do
      [ -e "$p/../device" ] && l="$l uplink=yes" && break
      done
      read -r v <"$d/speed" && l="$l speed=$v"
      printf '%s\\n' "$l"
      done
      :
      """),
  SOCKETS(
      "sockets",
      """
      ss -H -lntup || ss -lntup || netstat -lntup || {
      [ -r /proc/net/tcp ] || exit 127
      for f in tcp tcp6 udp udp6; do
      [ -r /proc/net/$f ] && echo proto=$f && cat /proc/net/$f
      done
      :
      }
      """),
  DISKS(
      "disks",
      """
      lsblk -bdnP -o NAME,TYPE,SIZE,MODEL,SERIAL || {
      [ -d /sys/block ] || exit 127
      for d in /sys/block/*; do
      [ -e "$d/device" ] && read -r size <"$d/size" || continue
      model= serial=
      IFS= read -r model <"$d/device/model"
      IFS= read -r serial <"$d/device/serial"
      type=disk
      [ "${d#/sys/block/sr}" = "$d" ] || type=rom
      printf 'NAME="%s" TYPE="%s" SIZE="%s" MODEL="%s" SERIAL="%s"\\n' \\
      "${d##*/}" $type $((size * 512)) "$model" "$serial"
      done
      :
      }
      """),
  DPKG(
      "packages dpkg",
      """
      dpkg-query -W -f='${Package}\\t${Version}\\t${Architecture}\\t${db:Status-Abbrev}\\n'
      """),
  RPM(
      "packages rpm",
      """
      rpm -qa --qf '%{NAME}\\t%{EPOCH}\\t%{VERSION}\\t%{RELEASE}\\t%{ARCH}\\n'
      """),
  APK(
      "packages apk",
      """
      [ -r /lib/apk/db/installed ] || exit 127
      grep '^[PVA]:' /lib/apk/db/installed
      """),
  PACMAN("packages pacman", "pacman -Q"),
  FILE_SYSTEMS(
      "file-systems",
      """
      t=
      command -v timeout >/dev/null && t='timeout 20'
      o=$($t df -lPTk); s=$?
      [ -n "$o" ] || { o=$($t df -PTk); s=$?; }
      [ -n "$o" ] || { o=$($t df -Pk); s=$?; }
      printf '%s\\n' "$o"
      exit $s
      """);

  static final String RUN = "run";

  private final String label;
  private final String commands;

  Asked(String label, String commands) {
    this.label = label;
    this.commands = commands.stripTrailing();
  }

  Question question() {
    return new Question(RUN, "# " + label + "\n" + commands);
  }

  static List<Question> questions() {
    return Arrays.stream(values()).map(Asked::question).toList();
  }

  /// Which of them a question is, by its label; empty for a stranger's.
  static Optional<Asked> which(Question question) {
    var first = question.text().lines().findFirst().orElse("");
    return Arrays.stream(values())
        .filter(asked -> question.verb().equals(RUN) && first.equals("# " + asked.label))
        .findFirst();
  }
}
