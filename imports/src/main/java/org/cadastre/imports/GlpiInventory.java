package org.cadastre.imports;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Transcript;
import org.jspecify.annotations.Nullable;

/// An inventory as its transcript holds it.
final class GlpiInventory {
  /// A discovery looks at a device but does not list what it has.
  private static final Set<String> LISTING = Set.of("inventory", "netinventory");

  private final Instant takenIn;
  private final Map<String, Section> sections = new LinkedHashMap<>();
  private Json.Fields header = Json.Fields.EMPTY;
  private @Nullable Instant said;

  /// One category of the inventory.
  private record Section(Json json, int exchange) {}

  private GlpiInventory(Instant takenIn) {
    this.takenIn = takenIn;
  }

  /// What cannot be read of it counts as not there.
  static GlpiInventory of(Transcript transcript) {
    var inventory = new GlpiInventory(transcript.started());
    for (int i = 0; i < transcript.exchanges().size(); i++) {
      var exchange = transcript.exchanges().get(i);
      if (exchange.answer() instanceof Answer.Said answer && answer.succeeded()) {
        inventory.hear(exchange.question().verb(), exchange.question().text(), answer.text(), i);
      }
    }
    return inventory;
  }

  private void hear(String verb, String place, String text, int exchange) {
    try {
      switch (verb) {
        case GlpiFile.OBSERVED_AT -> said = Times.iso(text);
        case GlpiFile.SECTION ->
            sections.put(
                place.substring(place.lastIndexOf(' ') + 1),
                new Section(JsonReader.read(text), exchange));
        case GlpiFile.HEADER ->
            header = JsonReader.read(text) instanceof Json.Fields fields ? fields : header;
        default -> {}
      }
    } catch (IllegalArgumentException _) {
      sections.remove(place);
    }
  }

  Json.Fields header() {
    return header;
  }

  boolean has(String section) {
    return sections.containsKey(section);
  }

  /// Where the section stands in the transcript; 0, the header, when there is none.
  int at(String section) {
    var found = sections.get(section);
    return found == null ? 0 : found.exchange();
  }

  Json.Fields object(String section) {
    var found = sections.get(section);
    return found != null && found.json() instanceof Json.Fields fields ? fields : Json.Fields.EMPTY;
  }

  List<Json.Fields> list(String section) {
    var found = sections.get(section);
    return found == null ? List.of() : found.json().objects();
  }

  /// Whether each category that it has is listed whole. The agent means to list a category whole in
  /// a partial inventory too, but not every sender does (glpi-project/glpi#15390), so that a
  /// partial one licenses nothing.
  boolean full() {
    var action = header.text("action").orElse("inventory");
    return !header.flag("partial") && LISTING.contains(action);
  }

  /// Whether an agent on the device itself made it, rather than one that looked at it from afar.
  boolean fromWithin() {
    return !has("network_device");
  }

  /// When it was made; null when nobody knows, or when that is yet to come.
  @Nullable Instant observedAt() {
    var at = said == null ? GlpiTime.of(this) : said;
    return at != null && Times.passed(at, takenIn) ? at : null;
  }
}
