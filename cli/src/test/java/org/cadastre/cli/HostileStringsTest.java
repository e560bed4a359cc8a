package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.testkit.HostileStrings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// More than 500 hostile texts, each in every field that a source may fill, through every exit:
/// nothing reaches a terminal that moves it, and what programs read is what was said.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileStringsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Where a text stands in the register.
  private static final List<String> ATTRIBUTES =
      List.of(
          "host.name",
          "hw.vendor",
          "hw.model",
          "os.name",
          "os.version",
          "os.description",
          "device.location",
          "device.contact",
          "snmp.description");

  /// An item shows this many texts: so many items show all.
  private static final int APART = 9;

  private static final Set<Byte> UNSHOWN =
      Set.of(
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR);

  @TempDir static Path directory = Path.of("");

  private final List<String> texts = HostileStrings.encodable();
  private Cli cli = new Cli(directory);
  private List<JsonNode> items = List.of();

  private String text(int item, int field) {
    return texts.get((item + field) % texts.size());
  }

  /// One item for each text, which has the text and the next ones in its fields, and a part that is
  /// called so.
  @BeforeAll
  void fill() throws IOException {
    assertThat(HostileStrings.all()).hasSizeGreaterThan(500);
    assertThat(texts).hasSizeGreaterThan(500);
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
    var lines = new ArrayList<String>();
    for (int item = 0; item < texts.size(); item++) {
      for (int field = 0; field < ATTRIBUTES.size(); field++) {
        lines.add(claim(item, ATTRIBUTES.get(field), text(item, field)));
      }
      lines.add(claim(item, "net.neighbors", List.of(text(item, 0), text(item, 1))));
      lines.add(part(item));
    }
    var file = Files.write(directory.resolve("claims.jsonl"), lines);
    var ran = cli.run("import", "claims", file.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    requireShown(ran.out());
    requireShown(ran.err());
    items = list(cli.json("ci", "list", "--full"));
    assertThat(items).hasSize(texts.size());
  }

  private String claim(int item, String attribute, Object value) {
    var fields = new TreeMap<String, Object>();
    fields.put("source", "import:hostile");
    fields.put("class", "switch");
    fields.put("identifiers", Map.of("hw.serial_number", serial(item), "hw.vendor", "V"));
    fields.put("name", text(item, 0));
    fields.put("attribute", attribute);
    fields.put("value", value);
    fields.put("observed_at", "2026-11-01T00:00:00Z");
    return JSON.writeValueAsString(fields);
  }

  private String serial(int item) {
    return "S%04d-%s".formatted(item, text(item, 0)).strip();
  }

  private String part(int item) {
    var fields = new TreeMap<String, Object>();
    fields.put("source", "import:hostile");
    fields.put("class", "interface");
    fields.put("identifiers", Map.of("interface.name", "p" + text(item, 0)));
    fields.put("host_class", "switch");
    fields.put("host_identifiers", Map.of("hw.serial_number", serial(item), "hw.vendor", "V"));
    fields.put("name", text(item, 0));
    fields.put("attribute", "interface.alias");
    fields.put("value", text(item, 0));
    fields.put("observed_at", "2026-11-01T00:00:00Z");
    return JSON.writeValueAsString(fields);
  }

  private static List<JsonNode> list(JsonNode array) {
    var list = new ArrayList<JsonNode>();
    array.forEach(list::add);
    return list;
  }

  /// Nothing in it moves a cursor, hides or reorders text.
  private static void requireShown(String shown) {
    shown
        .codePoints()
        .filter(c -> c != '\n' && c != '\r' && UNSHOWN.contains((byte) Character.getType(c)))
        .findFirst()
        .ifPresent(c -> fail("U+%04X is shown as it is", c));
  }

  private String shown(String... arguments) {
    var ran = cli.run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    requireShown(ran.out());
    requireShown(ran.err());
    return ran.out();
  }

  /// Items that together show every text.
  private List<String> some() {
    var some = new ArrayList<String>();
    for (int i = 0; i < items.size(); i += APART) {
      some.add(items.get(i).get("id").stringValue());
    }
    return some;
  }

  @Test
  void programsReadWhatWasSaid() {
    for (var item : items) {
      int number = Integer.parseInt(serial(item).substring(1, 5));
      assertThat(item.get("name").stringValue()).isEqualToIgnoringWhitespace(text(number, 0));
      for (int field = 0; field < ATTRIBUTES.size(); field++) {
        var said = item.get("attributes").get(ATTRIBUTES.get(field)).get("value");
        assertThat(said.stringValue().strip())
            .as(ATTRIBUTES.get(field))
            .isEqualTo(text(number, field).strip());
      }
    }
  }

  private static String serial(JsonNode item) {
    for (var identifier : item.get("identifiers")) {
      if (identifier.get("type").stringValue().equals("hw.serial_number")) {
        return identifier.get("value").stringValue();
      }
    }
    throw new AssertionError(item.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "80"})
  void tablesMoveNoTerminal(String columns) {
    System.setProperty("cadastre.columns", columns);
    try {
      assertThat(shown("ci", "list", "--no-color").lines()).hasSize(texts.size() + 1);
      shown("coverage", "--no-color");
      shown("scan", "list", "--no-color");
      shown("source", "list", "--no-color");
      shown("ci", "health", "--no-color");
    } finally {
      System.clearProperty("cadastre.columns");
    }
  }

  @Test
  void detailsMoveNoTerminal() {
    for (var id : some()) {
      shown("ci", "show", id);
      shown("lineage", id);
    }
    for (var id : some().subList(0, 10)) {
      shown("ci", "history", id);
      var lineage = cli.json("lineage", id, "host.name");
      var hash = lineage.get("claims").get(0).get("transcript").stringValue();
      shown("evidence", "show", hash + "#1");
      shown("evidence", "show", hash + "#1", "-o", "json");
    }
  }

  @Test
  void everyFormatSaysTheSame() {
    var json = cli.run("ci", "list", "--full", "-o", "json").out();
    requireShown(json);
    var jsonl = shown("ci", "list", "--full", "-o", "jsonl");
    var lines = jsonl.lines().map(JSON::readTree).toList();
    assertThat(lines).isEqualTo(list(JSON.readTree(json)));
    var yaml = shown("ci", "list", "--full", "-o", "yaml");
    var settings =
        LoadSettings.builder().setCodePointLimit(1 << 28).setBufferSize(yaml.length() + 1).build();
    var read = JSON.valueToTree(new Load(settings).loadFromString(yaml));
    assertThat(read.toString()).isEqualTo(JSON.readTree(json).toString());
  }

  @Test
  void spreadsheetsCalculateNothing() {
    var wide = Sheet.read(shown("export", "csv"));
    assertThat(wide).hasSize(texts.size() + 1);
    wide.forEach(HostileStringsTest::requireCells);
    var columns = wide.getFirst();
    var contents = wide.stream().map(row -> row.get(columns.indexOf("os.description"))).toList();
    assertThat(contents).contains("'=1+1", "'-2", "'@SUM(A1)", "a,b", "\"\"", "a\\x01b");
    Sheet.read(shown("export", "csv", "--long")).forEach(HostileStringsTest::requireCells);
    Sheet.read(shown("ci", "list", "-o", "csv")).forEach(HostileStringsTest::requireCells);
  }

  private static void requireCells(List<String> row) {
    assertThat(row).noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r-].*"));
    row.forEach(cell -> assertThat(cell).doesNotContain("\n", "\r"));
  }

  @Test
  void aProofOfItIsSound() {
    var file = directory.resolve("proof");
    for (var id : some().subList(0, 3)) {
      shown("audit", "export", id, "--to", file.toString());
      var verified = shown("audit", "verify", file.toString());
      assertThat(verified).doesNotContain("does not");
      file.toFile().delete();
    }
    shown("audit", "verify");
  }

  @Test
  void whatIsRefusedIsSaidInWordsThatMoveNothing() throws IOException {
    var lines = new ArrayList<String>();
    for (var text : texts) {
      lines.add(
          JSON.writeValueAsString(
              Map.of(
                  "source", text,
                  "class", text,
                  "identifiers", Map.of(text, text),
                  "attribute", text,
                  "value", text,
                  "observed_at", text)));
    }
    var file = Files.write(directory.resolve("bad.jsonl"), lines);
    var ran = cli.run("import", "claims", file.toString());
    assertThat(ran.exit()).isEqualTo(2);
    requireShown(ran.err());
    assertThat(ran.err().lines())
        .allMatch(line -> line.matches(".*bad\\.jsonl:\\d+: .*|and \\d+ more"));
  }

  @ParameterizedTest
  @EnumSource(Operator.class)
  void whatOperatorsTypeIsEchoedSafely(Operator operator) {
    for (int i = 0; i < texts.size(); i += 60) {
      var text = "x" + texts.get(i).replace("\u0000", "");
      var ran = cli.run(operator.arguments(items.getFirst().get("id").stringValue(), text));
      requireShown(ran.out());
      requireShown(ran.err());
      assertThat(ran.exit()).as("%s: %s", text, ran.err()).isNotEqualTo(1);
    }
  }

  /// What a person may say about an item.
  enum Operator {
    SHOW,
    LINEAGE,
    QUERY,
    TIME,
    OWN,
    LOCK;

    String[] arguments(String id, String text) {
      return switch (this) {
        case SHOW -> new String[] {"ci", "show", text};
        case LINEAGE -> new String[] {"lineage", id, text};
        case QUERY -> new String[] {"ci", "list", "name:" + text};
        case TIME -> new String[] {"ci", "show", id, "--at", text};
        case OWN -> new String[] {"ci", "own", id, text, "--reason", text};
        case LOCK -> new String[] {"ci", "lock", id, "host.name", text, "--reason", text};
      };
    }
  }
}
