package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Clue;
import org.cadastre.probes.ssh.output.InstalledPackage;
import org.cadastre.probes.ssh.output.OtherPackages;

/// The installed packages, as the host's package managers list them.
final class SoftwareFacet {
  /// A package manager: the question whose answer is its list, and how that is read.
  private record Manager(
      String name, Asked asked, Function<String, List<InstalledPackage>> listing) {}

  private static final List<Manager> MANAGERS =
      List.of(
          new Manager("dpkg", Asked.DPKG, InstalledPackage::dpkg),
          new Manager("rpm", Asked.RPM, InstalledPackage::rpm),
          new Manager("apk", Asked.APK, InstalledPackage::apk),
          new Manager("pacman", Asked.PACMAN, InstalledPackage::pacman));

  private final Picture picture;
  private final Subject host;
  private final Report report;
  private final List<String> faults = new ArrayList<>();
  private Heard.Extent worst = Heard.Extent.COMPLETE;
  private final Map<String, Clue> versions = new HashMap<>();
  private int listed = -1;

  SoftwareFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  void report() {
    MANAGERS.forEach(manager ->
        picture
            .heard(manager.asked())
            .filter(heard -> !heard.missing())
            .ifPresent(heard -> list(manager, heard)));
    picture.heard(Asked.PACKAGES).ifPresent(this::others);
    picture.heard(Asked.DPKG).ifPresent(first -> coverage(first.exchange()));
  }

  private void list(Manager manager, Heard heard) {
    var packages = manager.listing().apply(heard.text());
    list(manager.name(), packages, heard.exchange());
    heard
        .shortfall()
        .ifPresent(shortfall -> {
          worst = shortfall;
          faults.add(manager.name() + ": " + shortfall.reason());
        });
    if (heard.shortfall().isEmpty() && !heard.complete() && !packages.isEmpty()) {
      worst = new Heard.Extent(Outcome.PARTIAL, "");
      faults.add(manager.name() + ": the listing ended with an error");
    }
  }

  private void list(String manager, List<InstalledPackage> packages, int at) {
    byIdentity(packages).values().forEach(same -> installed(manager, same, at));
    listed = listed < 0 && !packages.isEmpty() ? at : listed;
    for (var installed : packages) {
      versions.putIfAbsent("package." + installed.name(), new Clue(installed.version(), at));
    }
  }

  /// Managers of which most hosts have none: what is missing there is no fault.
  private void others(Heard heard) {
    for (var listing : OtherPackages.parse(heard.text())) {
      list(listing.manager(), listing.packages(), heard.exchange());
      if (!listing.complete() && heard.shortfall().isEmpty()) {
        worst = new Heard.Extent(Outcome.PARTIAL, "");
        faults.add(listing.manager() + ": the listing ended with an error");
      }
    }
    heard
        .shortfall()
        .ifPresent(shortfall -> {
          worst = shortfall;
          faults.add("other package managers: " + shortfall.reason());
        });
  }

  /// The versions of all that is installed, as clues `package.NAME`.
  Map<String, Clue> versions() {
    return versions;
  }

  /// Some managers keep several versions of one package side by side (kernels).
  private static Map<String, List<InstalledPackage>> byIdentity(List<InstalledPackage> packages) {
    Map<String, List<InstalledPackage>> same = new LinkedHashMap<>();
    packages.forEach(
        p -> same.computeIfAbsent(p.name() + ":" + p.arch(), _ -> new ArrayList<>()).add(p));
    return same;
  }

  private void installed(String manager, List<InstalledPackage> same, int at) {
    var first = same.getFirst();
    NavigableSet<String> versions = new TreeSet<>();
    same.forEach(p -> versions.add(p.version()));
    var id = manager + ":" + first.name() + ":" + first.arch();
    var keys = List.of(new Key("software.id", id));
    var subject = new Subject("software_package", first.name(), keys, host);
    report.partOf(subject, host, at);
    report.fact(subject, "software.name", first.name(), at);
    report.fact(subject, "software.version", String.join(", ", versions), at);
    report.fact(subject, "software.arch", first.arch(), at);
    report.fact(subject, "software.manager", manager, at);
  }

  private void coverage(int first) {
    int at = listed < 0 ? first : listed;
    if (!faults.isEmpty()) {
      var outcome = listed < 0 ? worst.outcome() : Outcome.PARTIAL;
      report.coverage("software", outcome, String.join("; ", faults), at);
    } else if (listed < 0) {
      report.coverage(
          "software", Outcome.UNSUPPORTED, "no package manager that we know lists anything", at);
    } else {
      report.census(host, "software_package", at);
      report.coverage("software", Outcome.COMPLETE, "", at);
    }
  }
}
