package org.cadastre.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Placeholder;

/// The installed packages, under the identifiers that other sources give them too:
/// `manager:name:architecture`.
final class GlpiSoftware {
  private static final String SECTION = "softwares";

  /// GLPI names the format of the package, we name who manages it.
  private static final Map<String, String> MANAGERS = Map.of("deb", "dpkg");

  private final GlpiInventory inventory;
  private final Subject host;
  private final GlpiReport report;

  GlpiSoftware(GlpiInventory inventory, Subject host, GlpiReport report) {
    this.inventory = inventory;
    this.host = host;
    this.report = report;
  }

  private record Installed(String manager, String name, String arch) {
    String id() {
      return manager + ":" + name + ":" + arch;
    }
  }

  void report() {
    Map<Installed, List<Json.Fields>> packages = new LinkedHashMap<>();
    int nameless = 0;
    for (var software : inventory.list(SECTION)) {
      var installed = installed(software);
      installed.ifPresent(p -> packages.computeIfAbsent(p, _ -> new ArrayList<>()).add(software));
      nameless += installed.isEmpty() ? 1 : 0;
    }
    packages.keySet().removeIf(GlpiSoftware::isKey);
    packages.forEach(this::installed);
    GlpiCoverage.of(inventory, report)
        .listing(host, "software", "software_package", SECTION, nameless);
  }

  /// rpm keeps the keys that it trusts among its packages.
  private static boolean isKey(Installed installed) {
    return installed.manager().equals("rpm") && installed.name().equals("gpg-pubkey");
  }

  private static Optional<Installed> installed(Json.Fields software) {
    var from = software.text("from").orElse("").toLowerCase(Locale.ROOT);
    var arch = software.text("arch").flatMap(Placeholder::real).orElse("");
    return software
        .text("name")
        .map(name -> new Installed(MANAGERS.getOrDefault(from, from), name, arch))
        .filter(p -> p.id().length() <= Limits.KEY_LENGTH);
  }

  /// Some managers keep several versions of one package side by side (kernels).
  private void installed(Installed installed, List<Json.Fields> same) {
    int at = inventory.at(SECTION);
    var versions = new TreeSet<String>();
    same.forEach(software -> software.text("version").ifPresent(versions::add));
    var key = new Key("software.id", installed.id());
    var part = report.part(host, "software_package", installed.name(), key, at);
    report.text(part, "software.name", Optional.of(installed.name()), at);
    report.text(part, "software.version", Optional.of(String.join(", ", versions)), at);
    report.text(part, "software.arch", Optional.of(installed.arch()), at);
    report.text(part, "software.manager", Optional.of(installed.manager()), at);
  }
}
