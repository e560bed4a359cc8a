package org.cadastre.probes.ssh;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Answer;
import org.cadastre.probes.ssh.output.CpuInfo;
import org.cadastre.probes.ssh.output.FileSystem;
import org.cadastre.probes.ssh.output.HostedGuest;
import org.cadastre.probes.ssh.output.Ifconfig;
import org.cadastre.probes.ssh.output.IpAddr;
import org.cadastre.probes.ssh.output.MachineParts;
import org.cadastre.probes.ssh.output.Mount;
import org.cadastre.probes.ssh.output.OsRelease;
import org.cadastre.probes.ssh.output.OtherPackages;
import org.cadastre.probes.ssh.output.PlatformReport;
import org.junit.jupiter.api.Test;

/// Every output in the corpus is either understood or named here as one that we do not ask for.
class CorpusCoverageTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("cadastre.root", "."), "../shared/corpus/ssh/glpi");

  private static Predicate<String> packages(String manager) {
    return text ->
        OtherPackages.parse("manager=" + manager + "\n" + text + "\nstatus=0\n").stream()
            .anyMatch(listing -> !listing.packages().isEmpty());
  }

  private static Predicate<String> guests(String runtime) {
    return text ->
        HostedGuest.parse("runtime=" + runtime + "\n" + text + "\nstatus=0\n").stream()
            .anyMatch(listing -> !listing.guests().isEmpty());
  }

  private static boolean platform(String text) {
    return !PlatformReport.parse(text).isEmpty();
  }

  /// What we ask for, and when it is understood.
  private static final Map<String, Predicate<String>> ASKED =
      Map.ofEntries(
          entry("linux/distro/", text -> OsRelease.parse(text).containsKey("ID")),
          entry("linux/proc/cpuinfo/", text -> CpuInfo.parse(text).logicalCount().isPresent()),
          entry("linux/ip/ip_addr", text -> !IpAddr.parse(text).isEmpty()),
          entry("linux/packaging/snap", packages("snap")),
          entry("generic/ifconfig/", text -> !Ifconfig.parse(text).isEmpty()),
          entry("macos/ifconfig/", text -> !Ifconfig.parse(text).isEmpty()),
          entry("generic/df/", text -> !FileSystem.parse(text).isEmpty()),
          entry("solaris/df/", text -> !FileSystem.parse(text).isEmpty()),
          entry("generic/mount/", text -> !Mount.parse(text).isEmpty()),
          entry("solaris/mount/", text -> !Mount.parse(text).isEmpty()),
          entry("bsd/mount/", text -> !Mount.parse(text).isEmpty()),
          entry("bsd/pkg_info/", packages("pkg_info")),
          entry("solaris/pkg-info/", packages("svr4")),
          entry("aix/lslpp/", packages("lslpp")),
          entry("aix/lsconf/", CorpusCoverageTest::platform),
          entry("macos/sysctl/", CorpusCoverageTest::platform),
          entry("solaris/prtconf/", CorpusCoverageTest::platform),
          entry("solaris/psrinfo/", CorpusCoverageTest::platform),
          entry("solaris/smbios/", CorpusCoverageTest::platform),
          entry("solaris/release/", CorpusCoverageTest::platform),
          entry("solaris/opensolaris/", CorpusCoverageTest::platform),
          entry("hpux/machinfo/", CorpusCoverageTest::platform),
          entry("hpux/model/", CorpusCoverageTest::platform),
          entry("virtualization/virsh/list", guests("virsh")),
          entry("virtualization/xm/", guests("xl")),
          entry("virtualization/jails/", guests("jails")));

  /// Of what we ask for: other forms than ours, and answers that hold nothing.
  private static final Set<String> OTHER_FORMS =
      Set.of("generic/ifconfig/aix-6.1", "linux/packaging/snap_kde-frameworks-5-core18");

  /// What we do not ask for.
  private static final List<String> UNSUPPORTED =
      List.of(
          "aix/lparstat/",
          "aix/lsattr/",
          "aix/lscfg/",
          "aix/lsdev/",
          "aix/lsfs/",
          "aix/lslv/",
          "aix/lsps/",
          "aix/lspv/",
          "aix/lsvg/",
          "aix/lsvpd/",
          "bsd/storages/",
          "generic/arp/",
          "generic/databases/",
          "generic/ipmitool/",
          "generic/lspci/",
          "generic/lsusb/",
          "generic/netstat/",
          "generic/ps/",
          "generic/stat/",
          "hpux/CIMUtil/",
          "hpux/bdf/",
          "hpux/cprop/",
          "hpux/cstm/",
          "hpux/getMPInfo.cgi/",
          "hpux/hpvminfo/",
          "hpux/ioscan/",
          "hpux/lanadmin/",
          "hpux/netstat/",
          "hpux/nwmgr/",
          "hpux/swapinfo/",
          "hpux/swlist/",
          "hpux/uptime/",
          "linux/antivirus/",
          "linux/ddcprobe/",
          "linux/equery/",
          "linux/firewall/",
          "linux/gentoo/",
          "linux/hponcfg/",
          "linux/ip/default-gateway",
          "linux/iwconfig/",
          "linux/megacli/",
          "linux/megasasctl/",
          "linux/mpt-status/",
          "linux/multipath/",
          "linux/packaging/fedora-35",
          "linux/packaging/flatpak_",
          "linux/packaging/rpm",
          "linux/proc/scsi/",
          "linux/smartctl/",
          "linux/storages/",
          "linux/systool/",
          "linux/udev/",
          "lvm/",
          "macos/antivirus/",
          "macos/firewall/",
          "macos/ioreg/",
          "macos/storages/",
          "macos/system_profiler/",
          "solaris/dladm/",
          "solaris/fcinfo_hba-port/",
          "solaris/iostat/",
          "solaris/kstat/",
          "solaris/prtdiag/",
          "solaris/showrev/",
          "virtualization/lxc/",
          "virtualization/openvz/",
          "virtualization/virsh/dumpxml",
          "virtualization/virtuozzo/",
          "virtualization/xe/");

  private static List<Path> files() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "skipped: there is no corpus in ../shared");
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void every_file_is_understood_or_named_as_unsupported() throws IOException {
    var notUnderstood = new TreeSet<String>();
    var notNamed = new TreeSet<String>();
    int understood = 0;
    for (var file : files()) {
      var name = CORPUS.relativize(file).toString();
      var text = Answer.decode(Files.readAllBytes(file));
      var reader = ASKED.entrySet().stream().filter(e -> name.startsWith(e.getKey())).findFirst();
      if (OTHER_FORMS.contains(name)
          || text.isBlank()
          || name.endsWith("-networksetup")
          || name.endsWith("psrinfo_v")) {
        continue;
      }
      if (reader.isPresent()) {
        if (reader.get().getValue().test(text)) {
          understood++;
        } else {
          notUnderstood.add(name);
        }
      } else if (!name.startsWith("generic/dmidecode/")
          && UNSUPPORTED.stream().noneMatch(name::startsWith)) {
        notNamed.add(name);
      }
    }
    assertThat(notUnderstood).isEmpty();
    assertThat(notNamed).isEmpty();
    assertThat(understood).isGreaterThan(60);
  }

  @Test
  void memory_modules_are_read_from_firmware_tables() throws IOException {
    var r640 = Answer.decode(Files.readAllBytes(file("generic/dmidecode/dell-r640")));

    assertThat(MachineParts.parse("section=dmidecode\n" + r640))
        .isNotEmpty()
        .allSatisfy(part -> assertThat(part.size()).isEqualTo(32L << 30))
        .first()
        .satisfies(part -> {
          assertThat(part.place()).isEqualTo("A1");
          assertThat(part.serial()).isEqualTo("3780385B");
          assertThat(part.description()).contains("DDR4", "M393A4K40CB2-CVF");
        });
  }

  @Test
  void other_systems_tell_their_machine_in_the_same_words() throws IOException {
    var power = PlatformReport.parse(text("aix/lsconf/ibm-9080-m9s"));
    assertThat(power)
        .containsEntry("product_name", "IBM,9080-M9S")
        .containsEntry("sys_vendor", "IBM")
        .containsEntry("product_serial", "45XY777")
        .containsEntry("cpu.count", "1");
    assertThat(PlatformReport.parse(text("solaris/psrinfo/oi-2021.10-psrinfo_vp")))
        .containsEntry("cpu.count", "2")
        .containsEntry("cpu.model", "AMD Ryzen 9 3900X 12-Core Processor");
    assertThat(PlatformReport.parse(text("solaris/psrinfo/sparc-t5-psrinfo_vp")))
        .containsEntry("cpu.count", "64")
        .containsEntry("cpu.model", "SPARC-T5");
    assertThat(PlatformReport.parse(text("solaris/prtconf/sparc3")))
        .containsEntry("memory", String.valueOf(4096L << 20));
    assertThat(PlatformReport.parse(text("macos/sysctl/11.0-apple-M1")))
        .containsEntry("cpu.model", "Apple M1");
  }

  private static Path file(String name) {
    assumeTrue(Files.isDirectory(CORPUS), "skipped: there is no corpus in ../shared");
    return CORPUS.resolve(name);
  }

  private static String text(String name) throws IOException {
    return Answer.decode(Files.readAllBytes(file(name)));
  }
}
