package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads Alpine's package database, whole or its lines `P:`, `V:` and `A:` alone.
final class ApkDatabase {
  private final List<InstalledPackage> packages = new ArrayList<>();
  private Map<Character, String> fields = new TreeMap<>();

  private ApkDatabase() {}

  static List<InstalledPackage> parse(String text) {
    var database = new ApkDatabase();
    Lines.whole(text)
        .filter(line -> line.length() > 2 && line.charAt(1) == ':')
        .forEach(line -> database.field(line.charAt(0), line.substring(2).strip()));
    database.finish();
    return database.packages;
  }

  /// A field that came before begins the next package.
  private void field(char name, String value) {
    if ("PVA".indexOf(name) >= 0) {
      if (fields.containsKey(name)) {
        finish();
      }
      fields.put(name, value);
    }
  }

  private void finish() {
    var name = fields.getOrDefault('P', "");
    var version = fields.getOrDefault('V', "");
    if (!name.isEmpty() && !version.isEmpty()) {
      packages.add(new InstalledPackage(name, version, fields.getOrDefault('A', "")));
    }
    fields = new TreeMap<>();
  }
}
