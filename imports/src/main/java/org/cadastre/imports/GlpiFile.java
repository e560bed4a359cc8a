package org.cadastre.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cadastre.core.evidence.Exchange;
import org.jspecify.annotations.Nullable;

/// An inventory's file, checked as far as we read it, and cut into its sections.
record GlpiFile(String text, Json json) {
  static final String HEADER = "header";
  static final String OBSERVED_AT = "observed-at";
  static final String SECTION = "section";

  /// What people do on the machine and what licenses and scripts hide there: not ours to keep.
  private static final Set<String> LEFT_OUT =
      Set.of("envs", "licenseinfos", "local_groups", "local_users", "processes", "users");

  private static final Pattern PRODUCT_KEY =
      Pattern.compile("(\"winprodkey\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*+\"");
  private static final Pattern SECTION_NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");
  private static final Pattern ITEM_TYPE =
      Pattern.compile("Unmanaged|Computer|Phone|NetworkEquipment|Printer");

  private static final Set<String> OBJECTS =
      Set.of("accesslog", "bios", "hardware", "network_device", "operatingsystem");
  private static final Set<String> LISTS =
      Set.of(
          "batteries",
          "cpus",
          "drives",
          "memories",
          "network_components",
          "network_ports",
          "networks",
          "powersupplies",
          "softwares",
          "storages");

  /// @throws BadJsonException when it is not JSON
  static GlpiFile of(String text) {
    return new GlpiFile(text, JsonReader.read(text));
  }

  void check(Problems problems) {
    if (!(json instanceof Json.Fields header)) {
      problems.add(1, "expected an inventory {\"deviceid\": …, \"content\": {…}}");
      return;
    }
    if (header.text("deviceid").isEmpty()) {
      problems.add(1, "'deviceid' is missing");
    }
    header.fields().forEach((name, field) -> checkHeader(name, field, problems));
    var content = header.fields().get("content");
    if (content == null || !(content.value() instanceof Json.Fields sections)) {
      problems.add(content == null ? 1 : content.line(), "'content' must be an object");
      return;
    }
    sections.fields().forEach((name, field) -> checkSection(name, field, problems));
  }

  private static void checkHeader(String name, Json.Field field, Problems problems) {
    if (name.equals("partial") && !(field.value() instanceof Json.Flag)) {
      bad(field, problems, "'partial' must be true or false, not " + field.value().kind());
    }
    if (name.equals("itemtype")
        && !(field.value() instanceof Json.Text(var type) && ITEM_TYPE.matcher(type).matches())) {
      bad(field, problems, "'itemtype' must be one of " + ITEM_TYPE.pattern().replace("|", ", "));
    }
  }

  private static void checkSection(String name, Json.Field field, Problems problems) {
    if (!SECTION_NAME.matcher(name).matches()) {
      bad(field, problems, "'" + Shown.of(name) + "' is no name of a section");
    }
    if (OBJECTS.contains(name) && !(field.value() instanceof Json.Fields)) {
      bad(field, problems, "'" + name + "' must be an object, not " + field.value().kind());
    }
    if (LISTS.contains(name) && !isList(field.value())) {
      bad(field, problems, "'" + name + "' must be a list of objects");
    }
  }

  private static boolean isList(Json value) {
    return value instanceof Json.Items(var items)
        && items.stream().allMatch(Json.Fields.class::isInstance);
  }

  private static void bad(Json.Field field, Problems problems, String message) {
    problems.add(field.line(), "column " + field.column() + ": " + message);
  }

  /// The header, then each section as it is written. Only of a file that was found good.
  List<Exchange> exchanges(FileName name, @Nullable Instant observedAt) {
    var exchanges = new ArrayList<Exchange>();
    var header = (Json.Fields) json;
    exchanges.add(Batches.exchange(HEADER, name.at(1), head(header)));
    if (observedAt != null) {
      exchanges.add(Batches.exchange(OBSERVED_AT, "as the operator said", observedAt.toString()));
    }
    if (header.at("content") instanceof Json.Fields content) {
      content
          .fields()
          .forEach((section, field) -> {
            if (!LEFT_OUT.contains(section)) {
              var place = name.at(field.line()) + " " + section;
              exchanges.add(Batches.exchange(SECTION, place, kept(field)));
            }
          });
    }
    return exchanges;
  }

  private String head(Json.Fields header) {
    Map<String, Json.Field> scalars = new TreeMap<>(header.fields());
    scalars
        .entrySet()
        .removeIf(e ->
            e.getValue().value().scalar().isEmpty() || !SECTION_NAME.matcher(e.getKey()).matches());
    return scalars.entrySet().stream()
        .map(e -> "\"" + e.getKey() + "\": " + kept(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String kept(Json.Field field) {
    var raw = text.substring(field.start(), field.end());
    return PRODUCT_KEY.matcher(raw).replaceAll("$1\"***\"");
  }
}
