package org.cadastre.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Placeholder;

/// The machine an agent runs on, as a whole: its system and its hardware.
final class GlpiMachine {
  private static final long MEBIBYTE = 1 << 20;

  /// GLPI's words for ours (those of systemd-detect-virt).
  private static final Map<String, String> GUESTS =
      Map.of(
          "physical", "none",
          "virtualbox", "oracle",
          "hyper-v", "microsoft",
          "virtual machine", "vm-other");

  private static final Map<String, String> KERNELS =
      Map.of("mswin32", "windows", "win32", "windows");

  private final GlpiInventory inventory;
  private final Subject host;
  private final GlpiReport report;

  GlpiMachine(GlpiInventory inventory, Subject host, GlpiReport report) {
    this.inventory = inventory;
    this.host = host;
    this.report = report;
  }

  void report() {
    system();
    bios();
    processors();
    var memory = inventory.object("hardware").whole("memory");
    int at = inventory.at("hardware");
    report.whole(host, "hw.memory.size", GlpiUnits.times(memory, MEBIBYTE), at);
    GlpiCoverage.of(inventory, report)
        .facet("system", List.of("operatingsystem", "hardware"))
        .facet("hardware", List.of("bios", "hardware", "cpus"));
  }

  private void system() {
    int at = inventory.at("hardware");
    report.real(host, "host.name", inventory.object("hardware").text("name"), at);
    report.text(host, "ci.class", Optional.of(host.ciClass()), 0);
    var guest = inventory.object("hardware").text("vmsystem").map(GlpiMachine::lower);
    report.text(
        host, "virtualization.type", guest.map(word -> GUESTS.getOrDefault(word, word)), at);
    var system = inventory.object("operatingsystem");
    int systemAt = inventory.at("operatingsystem");
    var kernel = system.text("kernel_name").map(GlpiMachine::lower);
    report.real(host, "os.type", kernel.map(word -> KERNELS.getOrDefault(word, word)), systemAt);
    report.real(host, "os.name", system.text("name"), systemAt);
    report.real(host, "os.version", system.text("version").map(GlpiMachine::bare), systemAt);
    report.real(host, "os.description", system.text("full_name"), systemAt);
    report.real(host, "os.kernel_release", system.text("kernel_version"), systemAt);
    report.real(host, "host.arch", system.text("arch"), systemAt);
  }

  /// `31 (Workstation Edition)` is version 31.
  private static String bare(String version) {
    return version.replaceFirst("(?<=\\S) \\([^)]*\\)$", "");
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private void bios() {
    var bios = inventory.object("bios");
    int at = inventory.at("bios");
    report.real(host, "hw.vendor", GlpiIdentity.vendor(inventory), at);
    var model = bios.text("smodel").flatMap(Placeholder::real);
    report.real(host, "hw.model", model.or(() -> bios.text("mmodel")), at);
    report.real(host, "hw.serial_number", GlpiIdentity.serial(inventory), at);
    report.real(host, "hw.firmware_version", bios.text("bversion"), at);
    report.real(host, "hw.uuid", GlpiIdentity.uuid(inventory), inventory.at("hardware"));
  }

  private void processors() {
    var cpus = inventory.list("cpus");
    int at = inventory.at("cpus");
    var models = new TreeSet<String>();
    cpus.forEach(cpu -> cpu.text("name").ifPresent(models::add));
    if (models.size() == 1) {
      report.text(host, "hw.cpu.model", Optional.of(models.first()), at);
    }
    report.whole(host, "hw.cpu.logical_count", logical(cpus), at);
  }

  /// The format's title for `thread` says "per core", but agents write those of the whole
  /// processor: 2 cores and 4 threads for a Core i5-6200U.
  private static OptionalLong logical(List<Json.Fields> cpus) {
    long sum = 0;
    for (var cpu : cpus) {
      var threads = cpu.whole("thread");
      if (threads.isEmpty() || threads.getAsLong() < 1) {
        return OptionalLong.empty();
      }
      sum += threads.getAsLong();
    }
    return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
  }
}
