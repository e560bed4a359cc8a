package org.cadastre.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.cadastre.settings.SourceName;
import org.jspecify.annotations.Nullable;

/// Holds rows of claims against the class model.
final class Claims {
  static final List<String> REQUIRED =
      List.of("source", "class", "identifiers", "attribute", "value", "observed_at");
  static final List<String> OPTIONAL = List.of("name", "host_class", "host_identifiers");

  private final ClassModel model;
  private final Spelling spelling;
  private final ItemClasses classes;

  Claims(ClassModel model, Spelling spelling) {
    this.model = model;
    this.spelling = spelling;
    this.classes = new ItemClasses(model);
  }

  /// The claim; empty when the row cannot be understood, and then every reason is given.
  Optional<Claim> read(ClaimFields fields, Instant now, Consumer<String> problems) {
    var row = new Row(fields, now, problems);
    var claim = row.claim();
    return row.sound ? Optional.of(claim) : Optional.empty();
  }

  private final class Row {
    private final ClaimFields fields;
    private final Instant now;
    private final Consumer<String> problems;
    private boolean sound = true;

    Row(ClaimFields fields, Instant now, Consumer<String> problems) {
      this.fields = fields;
      this.now = now;
      this.problems = problems;
    }

    Claim claim() {
      var source = told("source", () -> SourceName.checked(fields.text("source")), "");
      var item = item();
      var name = told("name", () -> ItemClasses.name(fields.text("name")), "");
      var attribute = told("attribute", () -> fields.text("attribute"), "");
      var value = told("value", () -> value(attribute), Optional.<Value>empty());
      var observedAt = told("observed_at", this::observedAt, Optional.<Instant>empty());
      return new Claim(source, item, name, attribute, value.orElse(null), observedAt.orElse(null));
    }

    private <T> T told(String field, Supplier<T> reader, T otherwise) {
      try {
        return reader.get();
      } catch (IllegalArgumentException e) {
        problems.accept("column '" + field + "': " + e.getMessage());
        sound = false;
        return otherwise;
      }
    }

    private Item item() {
      var ciClass = told("class", () -> fields.text("class"), "");
      var keys = told("identifiers", () -> keys("identifiers", ciClass), List.<Key>of());
      var host = host();
      told("host_class", () -> hosted(ciClass, host), false);
      return new Item(ciClass, keys, host);
    }

    private @Nullable Item host() {
      var ciClass = told("host_class", () -> fields.text("host_class"), "");
      if (ciClass.isEmpty()) {
        return null;
      }
      var keys = told("host_identifiers", () -> keys("host_identifiers", ciClass), List.<Key>of());
      return new Item(ciClass, keys, null);
    }

    private boolean hosted(String ciClass, @Nullable Item host) {
      boolean dependent = classes.dependent(ciClass);
      if (dependent && host == null) {
        throw new IllegalArgumentException(
            "'"
                + ciClass
                + "' exists only within a host: name it in host_class and"
                + " host_identifiers");
      }
      if (host != null && classes.dependent(host.ciClass())) {
        throw new IllegalArgumentException(
            "a host stands on its own, '" + host.ciClass() + "' not");
      }
      if (!dependent && host != null && classes.knows(ciClass)) {
        throw new IllegalArgumentException("'" + ciClass + "' stands on its own and has no host");
      }
      return dependent;
    }

    private List<Key> keys(String field, String ciClass) {
      var keys =
          fields.identifiers(field).stream()
              .map(key -> new Key(key.type(), spelling.of(key.type(), key.value()).strip()))
              .toList();
      classes.check(ciClass, keys);
      return keys;
    }

    private Optional<Value> value(String attribute) {
      var type = model.attribute(attribute);
      if (type.isEmpty()) {
        throw new IllegalArgumentException(
            "attribute '" + Shown.of(attribute) + "' is not declared");
      }
      var value = fields.value(type.map(AttributeType::kind).orElseThrow());
      return Optional.ofNullable(value).map(said -> spelling.of(attribute, said));
    }

    private Optional<Instant> observedAt() {
      var text = fields.text("observed_at");
      return text.isEmpty() ? Optional.empty() : Optional.of(Times.past(Times.iso(text), now));
    }
  }
}
