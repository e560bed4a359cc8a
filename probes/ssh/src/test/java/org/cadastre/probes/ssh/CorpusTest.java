package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Answer;
import org.cadastre.probes.ssh.output.CpuInfo;
import org.cadastre.probes.ssh.output.Disk;
import org.cadastre.probes.ssh.output.FileSystem;
import org.cadastre.probes.ssh.output.Ifconfig;
import org.cadastre.probes.ssh.output.InstalledPackage;
import org.cadastre.probes.ssh.output.IpAddr;
import org.cadastre.probes.ssh.output.LinkDetails;
import org.cadastre.probes.ssh.output.ListeningSocket;
import org.cadastre.probes.ssh.output.MemInfo;
import org.cadastre.probes.ssh.output.NamedValues;
import org.cadastre.probes.ssh.output.NetworkInterface;
import org.cadastre.probes.ssh.output.OsRelease;
import org.cadastre.probes.ssh.output.Uname;
import org.junit.jupiter.api.Test;

/// Outputs of real systems, read where they lie. Of what we ask, everything must be understood; of
/// everything else, nothing may throw.
class CorpusTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("cadastre.root", "."), "../shared/corpus/ssh/glpi");

  private static Map<Path, String> texts(String... folders) throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "skipped: there is no corpus in ../shared");
    var texts = new java.util.TreeMap<Path, String>();
    for (var folder : folders) {
      try (Stream<Path> files = Files.walk(CORPUS.resolve(folder))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          texts.put(file, Answer.decode(Files.readAllBytes(file)));
        }
      }
    }
    return texts;
  }

  private static String text(String file) throws IOException {
    return texts(file).values().iterator().next();
  }

  @Test
  void every_os_release_names_its_system() throws IOException {
    assertThat(texts("linux/distro"))
        .isNotEmpty()
        .allSatisfy(
            (_, text) -> assertThat(OsRelease.parse(text)).containsKeys("ID", "VERSION_ID"));
  }

  @Test
  void every_cpuinfo_that_is_not_empty_tells_how_many_processors() throws IOException {
    assertThat(texts("linux/proc/cpuinfo"))
        .isNotEmpty()
        .allSatisfy((_, text) ->
            assertThat(CpuInfo.parse(text).logicalCount().isPresent()).isEqualTo(!text.isBlank()));
    assertThat(CpuInfo.parse(text("linux/proc/cpuinfo/linux-alpha-1")))
        .satisfies(cpu -> {
          assertThat(cpu.model()).contains("EV68CB");
          assertThat(cpu.logicalCount()).hasValue(3);
        });
    assertThat(CpuInfo.parse(text("linux/proc/cpuinfo/toshiba-r630-2-core")).model())
        .hasValueSatisfying(model -> assertThat(model).startsWith("Intel(R) Core(TM) i3"));
  }

  @Test
  void ip_addr_gives_interfaces_with_their_addresses() throws IOException {
    var nics = IpAddr.parse(text("linux/ip/ip_addr-5"));

    assertThat(nics)
        .extracting(NetworkInterface::name)
        .containsExactly("lo", "wlan0", "eth0", "bond0", "br0");
    assertThat(nics.get(1).addresses())
        .containsExactly("128.93.189.62/22", "192.168.1.11/24", "fe80::21a:6bff:fe0d:7803/64");
    assertThat(nics.get(2).operational()).isFalse();
    assertThat(nics.get(2).mac()).isEqualTo("f0:1f:af:0f:a4:0c");
  }

  @Test
  void ifconfig_gives_interfaces_with_their_addresses() throws IOException {
    var nics = Ifconfig.parse(text("generic/ifconfig/linux-el8"));

    assertThat(nics)
        .extracting(NetworkInterface::name)
        .containsExactly("docker0", "eth0", "eth1", "eth2", "eth3", "eth0:srv", "lo", "macvlan0");
    assertThat(nics.getLast().addresses())
        .containsExactly("10.10.220.101/24", "fe80::260f:e9bb:60de:58f4/64");
    assertThat(nics.getLast().mac()).isEqualTo("4e:05:62:03:69:e7");
    assertThat(Ifconfig.parse(text("generic/ifconfig/hpux1-lan0")))
        .singleElement()
        .satisfies(nic -> assertThat(nic.addresses()).containsExactly("10.0.4.56/27"));
  }

  @Test
  void df_gives_file_systems() throws IOException {
    assertThat(FileSystem.parse(text("generic/df/linux")))
        .contains(new FileSystem("/dev/sda5", "ext4", 12_396_968L * 1024, 5_081_936L * 1024, "/"))
        .hasSize(3);
  }

  @Test
  void no_reader_throws_whatever_it_is_given() throws IOException {
    assertThat(texts("linux", "generic", "bsd", "macos", "solaris", "aix", "hpux"))
        .isNotEmpty()
        .allSatisfy((_, text) -> readAll(text));
  }

  private static void readAll(String text) {
    List.of(
            NamedValues.parse(text),
            OsRelease.parse(text),
            Uname.parse(text),
            CpuInfo.parse(text),
            MemInfo.parse(text),
            IpAddr.parse(text),
            Ifconfig.parse(text),
            LinkDetails.parse(text),
            FileSystem.parse(text),
            Disk.parse(text),
            ListeningSocket.parse(text),
            InstalledPackage.dpkg(text),
            InstalledPackage.rpm(text),
            InstalledPackage.apk(text),
            InstalledPackage.pacman(text))
        .forEach(read -> assertThat(read).isNotNull());
  }
}
