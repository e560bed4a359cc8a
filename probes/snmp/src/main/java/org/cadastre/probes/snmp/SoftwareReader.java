package org.cadastre.probes.snmp;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;

/// Says what software is installed (HOST-RESOURCES-MIB, hrSWInstalledTable), in the words of the
/// package manager where its way of writing can be told.
final class SoftwareReader {
  private static final String NAME = "1.3.6.1.2.1.25.6.3.1.2";
  static final List<Table> TABLES = List.of(Table.column(NAME));

  /// `name_version_architecture`: how dpkg's files are called.
  private static final Pattern DPKG =
      Pattern.compile("([a-z0-9][a-z0-9+.-]+)_([0-9][^_]*)_([a-z0-9-]+)");

  /// `name-version-release`, with or without architecture: how rpm's are.
  private static final Pattern RPM =
      Pattern.compile(
          "([^\\s]+)-([^-\\s]+-[^-\\s]+?)(?:\\.(noarch|x86_64|i[3-6]86|aarch64|ppc64le|s390x))?");

  /// In percent.
  private static final long MOSTLY = 95;

  private final Variables variables;
  private final Findings findings;

  SoftwareReader(Variables variables, Findings findings) {
    this.variables = variables;
    this.findings = findings;
  }

  void read(Subject host, Facet facet) {
    var names = variables.column(NAME);
    if (names.isEmpty()) {
      return;
    }
    findings.coverage("software", facet);
    boolean rpm = mostly(RPM, names.values());
    var seen = new HashSet<String>();
    names.values().forEach(name -> installed(name, rpm, host, seen));
    if (facet.complete()) {
      findings.census(host, "software_package", facet.exchange());
    }
  }

  /// One name that was spoilt on the way does not make others of all the rest.
  private static boolean mostly(Pattern form, Collection<Variable> names) {
    long alike = names.stream().filter(n -> form.matcher(n.line()).matches()).count();
    return alike * 100 >= names.size() * MOSTLY;
  }

  private void installed(Variable said, boolean rpm, Subject host, Set<String> seen) {
    var text = said.line();
    var dpkg = DPKG.matcher(text);
    var other = RPM.matcher(text);
    if (text.isEmpty()) {
      return;
    }
    if (dpkg.matches()) {
      add(said, host, seen, new Installed("dpkg", dpkg.group(1), dpkg.group(2), dpkg.group(3)));
    } else if (rpm && other.matches()) {
      var arch = other.group(3) == null ? "" : other.group(3);
      add(said, host, seen, new Installed("rpm", other.group(1), other.group(2), arch));
    } else {
      add(said, host, seen, new Installed("", text, "", ""));
    }
  }

  private record Installed(String manager, String name, String version, String arch) {
    String id() {
      return manager.isEmpty() ? "installed:" + name : manager + ":" + name + ":" + arch;
    }
  }

  private void add(Variable said, Subject host, Set<String> seen, Installed installed) {
    if (!seen.add(installed.id())) {
      return;
    }
    var keys = List.of(new Key("software.id", installed.id()));
    var part = new Subject("software_package", installed.name(), keys, host);
    int exchange = said.exchange();
    findings.partOf(part, host, exchange);
    findings.said(part, "software.name", installed.name(), exchange);
    fact(part, "software.version", installed.version(), exchange);
    fact(part, "software.arch", installed.arch(), exchange);
    fact(part, "software.manager", installed.manager(), exchange);
  }

  private void fact(Subject part, String attribute, String text, int exchange) {
    if (!text.isEmpty()) {
      findings.said(part, attribute, text, exchange);
    }
  }
}
