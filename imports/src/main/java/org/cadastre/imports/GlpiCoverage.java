package org.cadastre.imports;

import java.util.List;
import org.cadastre.core.evidence.Subject;

/// How much of a facet an inventory holds. Only what a full inventory lists may prove an absence.
record GlpiCoverage(GlpiInventory inventory, GlpiReport report) {
  static GlpiCoverage of(GlpiInventory inventory, GlpiReport report) {
    return new GlpiCoverage(inventory, report);
  }

  /// Nothing at all where none of the sections is there: nobody looked.
  GlpiCoverage facet(String facet, List<String> sections) {
    sections.stream()
        .filter(inventory::has)
        .findFirst()
        .ifPresent(any -> report.coverage(facet, shortfall(sections), inventory.at(any)));
    return this;
  }

  /// A facet whose parts one section lists.
  ///
  /// @param nameless how many entries of the section could not be told apart from others
  void listing(Subject host, String facet, String ciClass, String section, int nameless) {
    if (!inventory.has(section)) {
      return;
    }
    var shortfall = shortfall(List.of(section));
    if (shortfall.isEmpty() && nameless > 0) {
      shortfall = nameless + " entries of '" + section + "' have no name";
    }
    if (shortfall.isEmpty()) {
      report.census(host, ciClass, inventory.at(section));
    }
    report.coverage(facet, shortfall, inventory.at(section));
  }

  private String shortfall(List<String> sections) {
    if (!inventory.full()) {
      return "a partial inventory";
    }
    var missing = sections.stream().filter(section -> !inventory.has(section)).toList();
    return missing.isEmpty() ? "" : "the inventory has no " + String.join(", ", missing);
  }
}
