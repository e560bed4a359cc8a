package org.cadastre.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeTest {
  private static KnowledgeEntry entry(
      String id, Map<String, Condition> when, Map<String, String> facts, Extract... extracts) {
    return new KnowledgeEntry(id, when, facts, List.of(extracts), List.of());
  }

  private final Knowledge knowledge =
      Knowledge.of(
          List.of(
              entry(
                  "acme",
                  Map.of("id", new Condition.Under(List.of("1.3.9"))),
                  Map.of("hw.vendor", "Acme", "device.role", "device")),
              entry(
                  "acme-box",
                  Map.of("id", new Condition.Under(List.of("1.3.9.4", "1.3.9.5"))),
                  Map.of("device.role", "switch"),
                  new Extract("os.version", "text", Pattern.compile("v(\\S+)"), Map.of()),
                  new Extract(
                      "hw.model", "id", Pattern.compile("\\.(\\d+)$"), Map.of("7", "Box 7")))));

  @Test
  void theMoreSpecificEntryWinsPerAttribute() {
    var found = recognised("1.3.9.4.7", "OS v2.1 x");
    assertThat(found)
        .containsEntry("hw.vendor", "Acme by acme")
        .containsEntry("device.role", "switch by acme-box")
        .containsEntry("os.version", "2.1 by acme-box")
        .containsEntry("hw.model", "Box 7 by acme-box");
  }

  @Test
  void oneOfSeveralPrefixesIsEnough() {
    assertThat(recognised("1.3.9.5.7", "")).containsEntry("hw.model", "Box 7 by acme-box");
    assertThat(recognised("1.3.9.6.7", "")).containsEntry("device.role", "device by acme");
  }

  @Test
  void aPrefixEndsAtADot() {
    assertThat(recognised("1.3.91", "")).isEmpty();
  }

  @Test
  void aNameThatIsNotListedGivesNothing() {
    assertThat(recognised("1.3.9.4.8", ""))
        .doesNotContainKey("hw.model")
        .doesNotContainKey("os.version");
  }

  @Test
  void aPlaceholderIsNoValueAndLeavesRoomForOne() {
    var both =
        Knowledge.of(
            List.of(
                entry(
                    "plain",
                    Map.of("id", new Condition.Under(List.of("1.3.9"))),
                    Map.of(),
                    new Extract("hw.model", "text", Pattern.compile("^(.+)$"), Map.of()),
                    new Extract("hw.model", "id", Pattern.compile("(\\d+)$"), Map.of()))));
    var clues = Map.of("id", new Clue("1.3.9.7", 0), "text", new Clue("Not Specified", 1));
    assertThat(both.recognise(clues)).extracting(Recognition::value).containsExactly("7");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 4000})
  void noTextKeepsAPatternBusy(int length) {
    var busy =
        entry(
            "busy",
            Map.of("text", new Condition.Matches(Pattern.compile("^(a+)+$"))),
            Map.of("hw.vendor", "Acme"));
    var patient =
        entry(
            "patient",
            Map.of("id", new Condition.Under(List.of("1.3.9"))),
            Map.of(),
            new Extract("hw.model", "text", Pattern.compile("(a.*a.*a.*a)!"), Map.of()),
            new Extract("os.version", "text", Pattern.compile("(b)"), Map.of()));
    var clues = Map.of("id", new Clue("1.3.9.7", 0), "text", new Clue("a".repeat(length) + "b", 1));
    assertThat(
            assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> Knowledge.of(List.of(busy, patient)).recognise(clues)))
        .extracting(Recognition::attribute)
        .containsExactly("os.version");
  }

  @Test
  void itSaysWhatItWouldLikeToSeeNext() {
    assertThat(knowledge.wanted(Map.of("id", new Clue("1.3.9.4.7", 0)))).containsExactly("text");
    assertThat(knowledge.wanted(Map.of("id", new Clue("1.3.8", 0)))).isEmpty();
  }

  private Map<String, String> recognised(String id, String text) {
    var clues = Map.of("id", new Clue(id, 0), "text", new Clue(text, 1));
    return knowledge.recognise(clues).stream()
        .collect(Collectors.toMap(Recognition::attribute, r -> r.value() + " by " + r.entry()));
  }
}
