package org.cadastre.probes.ssh;

import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.knowledge.Clue;

/// Gathers what a host said under the names that knowledge entries know it by: `os-release.ID`,
/// `uname.s`, `release.redhat-release`, `dmi.sys_vendor`, `devicetree.model`.
final class Clues {
  private final Map<String, Clue> clues = new TreeMap<>();

  void add(String name, String text, int exchange) {
    if (!text.isBlank()) {
      clues.putIfAbsent(name, new Clue(text, exchange));
    }
  }

  void addAll(String prefix, Map<String, String> named, int exchange) {
    named.forEach((name, text) -> add(prefix + name, text, exchange));
  }

  Map<String, Clue> all() {
    return clues;
  }
}
