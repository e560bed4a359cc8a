package org.cadastre.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cadastre.fuzz.Shipped;
import org.cadastre.fuzz.Target;
import org.cadastre.fuzz.Told;

/// YAML that people write: a home's settings, mappings of tables, rules, classes, knowledge,
/// spellings.
public final class SettingsTarget implements Target {
  public static void fuzzerInitialize() {
    new SettingsTarget().seeds().forEach(SettingsTarget::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] data) {
    var told = Told.of(data);
    var problems = new ArrayList<Problem>();
    var model = Shipped.CONFIGURATION.model();
    try {
      switch (told.kind()) {
        case 'm' ->
            ImportMapping.read("m.yaml", told.text(), model)
                .columns()
                .forEach(Objects::requireNonNull);
        case 'r' -> {
          var rules = new RuleFiles(model);
          rules.add(Source.parse("r.yaml", told.text(), problems));
          rules.ruleSet("fuzzed");
        }
        case 'c' -> {
          var classes = new ModelFiles();
          classes.add(Source.parse("c.yaml", told.text(), problems));
          var read = classes.model();
          read.classes().forEach(each -> read.identifiers(each.name()));
        }
        case 'k' -> {
          var knowledge = new KnowledgeFiles(model, Shipped.CONFIGURATION.vocabulary());
          knowledge.add(Source.parse("k.yaml", told.text(), problems), Path.of("nowhere"));
        }
        case 'v' -> {
          var words = new VocabularyFiles();
          words.add(Source.parse("v.yaml", told.text(), problems));
          words.vocabulary().spelling("vendor", "Cisco");
        }
        default -> HomeSettings.load(told.file(".yaml"));
      }
    } catch (InvalidConfigurationException e) {
      problems.addAll(e.problems());
      if (problems.isEmpty()) {
        throw new AssertionError("refused without a reason", e);
      }
    }
    if (problems.stream().anyMatch(problem -> problem.toString().isBlank())) {
      throw new AssertionError("a problem without words");
    }
  }

  @Override
  public List<byte[]> seeds() {
    var seeds = new ArrayList<>(Told.seeds("h" + HomeSettings.TEMPLATE.replace("# ", "")));
    seeds.addAll(
        Told.seeds(
            """
            hscan: {exclude: [10.0.0.13, 10.9.0.0/16], at_once: 5, answer: 10s}
            scans: {office: {targets: [10.0.0.0/24], probes: [snmp], ports: {snmp: 161}}}
            blackouts: [{from: 2026-12-24, to: 2027-01-02, timezone: Europe/Berlin, why: freeze}]
            calendars: {backups: [{days: [sat, sun], time: "02:00-04:00"}]}
            credentials: {refused_for: 24h, most_in_a_row: 3}
            roles: {operator: [alice, bob]}
            database: {url: "jdbc:postgresql://db.example.net:5432/cadastre", user: cadastre}
            zones: {dmz: [10.9.0.0/16]}
            node: {name: probe-1, zones: [dmz]}
            """,
            """
            msource: import:x
            delimiter: ";"
            encoding: ISO-8859-1
            class: {column: Type, words: {srv: server}, otherwise: server}
            observed_at: {column: Seen, format: "dd.MM.yyyy HH:mm", zone: Europe/Berlin}
            identifiers: {hw.uuid: Id}
            name: Name
            attributes: {host.name: Name, net.ip: {column: Ip, split: ","}}
            relations: {runs_on: {class: server, identifiers: {hw.uuid: Host}}}
            """,
            """
            rauthority:
              - class: device
                attribute: "*"
                otherwise: largest
                sources: [{source: ssh, fresh: 7d}, {source: "aws:*", fresh: 36h}]
            junk: {hw.uuid: [{matches: '^(0{8}-|f{8}-)'}, {equals: none}]}
            retirement: [{class: device, missing: {after: 3d, failures: 3}, retire: 90d}]
            sources: [{name: "import:*", creates: false, upstream: manual}]
            shared_by_too_many: 8
            """,
            """
            cclasses:
              - {name: device, abstract: true, doc: Known., identifiers: [{priority: 5, keys: [hw.uuid], strong: true}]}
              - {name: server, parent: device, doc: Serves.}
              - {name: port, in: ports, doc: A part., identifiers: [{priority: 1, keys: [port.id], unless_different: [net.mac], moves: true}]}
            attributes:
              - {name: host.name, facet: system, kind: many, elements: whole, doc: A name.}
            relations: [{name: part_of, reverse: has_part, doc: Within.}]
            """,
            """
            kentries:
              - id: acme
                when: {sysObjectID: {under: 1.3.6.1.4.1.32473}, sysDescr: {matches: '^Acme'}}
                facts: {hw.vendor: Cisco, device.role: ups}
                extract: [{attribute: os.version, from: sysDescr, pattern: 'v([0-9.]+)', words: {a: b}}]
                examples: [{given: {sysDescr: Acme v1}, facts: {os.version: '1'}}]
            """,
            """
            vvendors: [{name: Cisco, aliases: [Cisco Systems]}]
            os: [{name: Debian, aliases: ["Debian GNU/Linux"]}]
            """));
    return seeds;
  }
}
