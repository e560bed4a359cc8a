package org.cadastre.cli.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cadastre.core.knowledge.Clue;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.KnowledgeEntry;
import org.cadastre.core.knowledge.Recognition;
import org.cadastre.runtime.Cadastre;
import org.cadastre.settings.Configuration;

/// Which vendors, operating systems and programs are recognised, as far as the knowledge's own
/// examples prove it.
public final class KnowledgeTables {
  private static final Comparator<String> BY_NAME =
      String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());
  private static final String VENDOR = "hw.vendor";
  private static final String ROLE = "device.role";
  private static final String SYSTEM = "os.name";
  private static final String VERSION = "os.version";
  private static final String PRODUCT = "software.product";

  /// An attribute that a vendor's devices may tell, and its column.
  private record Told(String attribute, String heading) {}

  private static final List<Told> TOLD =
      List.of(
          new Told("hw.model", "model"),
          new Told(VERSION, "OS version"),
          new Told("hw.serial_number", "serial number"),
          new Told("hw.firmware_version", "firmware"));

  private final List<Proof> proofs = new ArrayList<>();
  private int entries;

  /// What one example proves.
  private record Proof(String protocol, Map<String, String> facts) {
    boolean ofVendorAlone() {
      return facts.keySet().equals(Set.of(VENDOR));
    }

    String get(String attribute) {
      return facts.getOrDefault(attribute, "");
    }
  }

  public KnowledgeTables(Configuration configuration) {
    for (var protocol : Cadastre.probes()) {
      var knowledge = configuration.knowledge(protocol);
      entries += knowledge.entries().size();
      knowledge.entries().forEach(entry -> add(protocol, knowledge, entry));
    }
  }

  private void add(String protocol, Knowledge knowledge, KnowledgeEntry entry) {
    for (var example : entry.examples()) {
      var facts = new TreeMap<>(example.facts());
      var clues = new TreeMap<String, Clue>();
      example.given().forEach((name, text) -> clues.put(name, new Clue(text, 0)));
      for (Recognition found : knowledge.recognise(clues)) {
        facts.put(found.attribute(), found.value());
      }
      proofs.add(new Proof(protocol, facts));
    }
  }

  /// The text of `docs/coverage.md`.
  public String markdown() {
    var vendors = by(VENDOR);
    var systems = by(SYSTEM);
    var programs = by(PRODUCT);
    var bare = new TreeMap<>(vendors);
    bare.values().removeIf(of -> !of.stream().allMatch(Proof::ofVendorAlone));
    var more = new TreeMap<>(vendors);
    more.keySet().removeAll(bare.keySet());
    var counts =
        "%d entries with %d examples: %d vendors, %d operating systems, %d programs"
            .formatted(entries, proofs.size(), vendors.size(), systems.size(), programs.size());
    var rest = "(%d more): %s".formatted(bare.size(), String.join(", ", bare.keySet()));
    return text(counts, vendors(more), rest, systems(systems), programs(programs));
  }

  private static String text(
      String counts, String vendors, String bare, String systems, String programs) {
    return """
    # What is recognised

    Written by `./cadastre knowledge coverage > docs/coverage.md`; a test holds this file against the knowledge. Everything here is proven by an example or a recording that stands beside the entry in `config/knowledge`. A dot means that nothing is told, never that there is nothing. How to add what is missing: [add-a-device.md](add-a-device.md).

    %s. Beyond what these tables tell, every device gives what the standard MIBs or commands say of it (interfaces, addresses, parts, neighbours, file systems, packages), whoever made it.

    ## Vendors

    %s
    By the enterprise number of their SNMP agents alone %s.

    ## Operating systems

    %s
    ## Programs

    Running programs on servers, told over SSH by process and package.

    %s\
    """
        .formatted(counts, vendors, bare, systems, programs);
  }

  private SortedMap<String, List<Proof>> by(String attribute) {
    return proofs.stream()
        .filter(proof -> !proof.get(attribute).isEmpty())
        .collect(
            Collectors.groupingBy(
                proof -> proof.get(attribute), () -> new TreeMap<>(BY_NAME), Collectors.toList()));
  }

  private static String vendors(Map<String, List<Proof>> vendors) {
    var table = new StringBuilder();
    line(table, "vendor", "over", "kinds", "operating systems", cells(Told::heading));
    line(table, "---", "---", "---", "---", cells(_ -> "---"));
    vendors.forEach((vendor, of) ->
        line(
            table,
            vendor,
            all(of.stream().map(Proof::protocol).toList()),
            all(of.stream().map(proof -> proof.get(ROLE).replace('_', ' ')).toList()),
            all(of.stream().map(proof -> proof.get(SYSTEM)).toList()),
            cells(told -> mark(of, told.attribute()))));
    return table.toString();
  }

  private static String cells(Function<Told, String> cell) {
    return TOLD.stream().map(cell).collect(Collectors.joining(" | "));
  }

  private static String systems(Map<String, List<Proof>> systems) {
    var table = new StringBuilder();
    line(table, "operating system", "over", "version");
    line(table, "---", "---", "---");
    systems.forEach((system, of) ->
        line(table, system, all(of.stream().map(Proof::protocol).toList()), mark(of, VERSION)));
    return table.toString();
  }

  private static String programs(Map<String, List<Proof>> programs) {
    var table = new StringBuilder();
    line(table, "program", "kind", "version");
    line(table, "---", "---", "---");
    programs.forEach((program, of) ->
        line(
            table,
            program,
            all(of.stream().map(proof -> proof.get("software.kind")).toList()),
            mark(of, "software.version")));
    return table.toString();
  }

  private static String mark(List<Proof> of, String attribute) {
    return of.stream().anyMatch(proof -> !proof.get(attribute).isEmpty()) ? "yes" : "·";
  }

  private static String all(List<String> words) {
    var all = new TreeSet<>(BY_NAME);
    words.stream().filter(word -> !word.isEmpty()).forEach(all::add);
    return all.isEmpty() ? "·" : String.join(", ", all);
  }

  private static void line(StringBuilder table, String... cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
