package org.cadastre.cli.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Conflict;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.evidence.Key;

/// What is left for a person to settle.
public final class ConflictView {
  private final Instant now;
  private final Map<CiId, Candidate> candidates;

  /// An item that something could be.
  public record Candidate(ConfigurationItem item, SortedSet<Key> keys, SortedSet<String> sources) {}

  /// An attribute about which no rule says whom to believe.
  public record Dispute(ConfigurationItem item, AttributeState state) {
    public String id() {
      return state.ci() + "/" + state.attribute();
    }

    String subject() {
      return "%s of %s %s".formatted(state.attribute(), item.ciClass(), item.name());
    }

    /// Who says what, first what is held for now.
    List<Decision.Loss> words() {
      var words = new ArrayList<Decision.Loss>();
      words.add(new Decision.Loss(state.winner(), state.value(), state.decision().because()));
      words.addAll(state.decision().losses());
      return words;
    }
  }

  public ConflictView(Instant now, Map<CiId, Candidate> candidates) {
    this.now = now;
    this.candidates = Map.copyOf(candidates);
  }

  public void list(Console console, List<Conflict> conflicts, List<Dispute> disputes) {
    console.list(
        () -> table(conflicts, disputes),
        () ->
            Stream.concat(
                    conflicts.stream().map(this::json), disputes.stream().map(ConflictView::json))
                .toList());
  }

  private Table table(List<Conflict> conflicts, List<Dispute> disputes) {
    var table = new Table("ID", "RAISED", "ABOUT", "BECAUSE", "CANDIDATES", "EVIDENCE");
    for (var conflict : conflicts) {
      table.row(
          conflict.id(),
          Words.cell(conflict.raisedAt()),
          conflict.subject(),
          conflict.because(),
          String.join(", ", conflict.candidates().stream().map(this::named).toList()),
          Words.citation(conflict.evidence()));
    }
    for (var dispute : disputes) {
      table.row(
          dispute.id(),
          Words.cell(dispute.state().decision().decidedAt()),
          dispute.subject(),
          dispute.state().decision().because(),
          String.join(
              ", ",
              dispute.words().stream()
                  .map(word -> word.facet().source() + ": " + word.value())
                  .toList()),
          null);
    }
    return table;
  }

  private String named(CiId id) {
    var candidate = candidates.get(id);
    return candidate == null ? id.value() : id + " " + candidate.item().name();
  }

  private Json.Obj json(Conflict conflict) {
    return new Json.Obj()
        .put("kind", "identity")
        .put("id", conflict.id())
        .put("subject", conflict.subject())
        .put("because", conflict.because())
        .put("candidates", Json.array(conflict.candidates().stream().map(this::candidate).toList()))
        .put("raisedAt", conflict.raisedAt())
        .put("run", conflict.run())
        .put("transcript", conflict.evidence().transcript())
        .put("exchange", conflict.evidence().exchange());
  }

  private Json.Obj candidate(CiId id) {
    var object = new Json.Obj().put("ci", id.value());
    var candidate = candidates.get(id);
    return candidate == null
        ? object
        : object
            .put("class", candidate.item().ciClass())
            .put("name", candidate.item().name())
            .put("status", candidate.item().status(now))
            .put("lastSeen", candidate.item().lastSeen())
            .put("sources", Json.texts(candidate.sources()))
            .put(
                "identifiers",
                Json.array(
                    candidate.keys().stream()
                        .map(
                            key -> new Json.Obj().put("type", key.type()).put("value", key.value()))
                        .toList()));
  }

  private static Json.Obj json(Dispute dispute) {
    return new Json.Obj()
        .put("kind", "attribute")
        .put("id", dispute.id())
        .put("subject", dispute.subject())
        .put("because", dispute.state().decision().because())
        .put("ci", dispute.state().ci().value())
        .put("attribute", dispute.state().attribute())
        .put("values", Json.array(dispute.words().stream().map(ConflictView::json).toList()))
        .put("raisedAt", dispute.state().decision().decidedAt());
  }

  private static Json.Obj json(Decision.Loss word) {
    return new Json.Obj()
        .put("source", word.facet().source())
        .put("facet", word.facet().kind())
        .put("value", Words.json(word.value()));
  }

  public void show(Console console, Conflict conflict) {
    console.one(
        () ->
            console.render(
                    new Table("CONFLICT", conflict.id())
                        .row("about", conflict.subject())
                        .row("because", conflict.because())
                        .row("raised", Words.time(conflict.raisedAt()))
                        .row("evidence", Words.citation(conflict.evidence())))
                + "\n"
                + console.render(sideBySide(conflict))
                + settles(settling(conflict)),
        () -> sideBySide(conflict),
        () -> json(conflict).put("settle", Json.texts(settling(conflict))));
  }

  private Table sideBySide(Conflict conflict) {
    var all =
        conflict.candidates().stream()
            .flatMap(ci -> Optional.ofNullable(candidates.get(ci)).stream())
            .toList();
    var table = new Table(cells("CANDIDATE", all, candidate -> candidate.item().id().value()));
    rows().forEach((what, words) -> table.row(cells(what, all, words)));
    return table;
  }

  private static String[] cells(
      String first, List<Candidate> all, Function<Candidate, String> words) {
    return Stream.concat(Stream.of(first), all.stream().map(words)).toArray(String[]::new);
  }

  private Map<String, Function<Candidate, String>> rows() {
    var rows = new LinkedHashMap<String, Function<Candidate, String>>();
    rows.put("class", candidate -> candidate.item().ciClass());
    rows.put("name", candidate -> candidate.item().name());
    rows.put("status", candidate -> candidate.item().status(now));
    rows.put("last seen", candidate -> Words.time(candidate.item().lastSeen()));
    rows.put("sources", candidate -> String.join(" ", candidate.sources()));
    var types = new TreeSet<String>();
    candidates.values().forEach(c -> c.keys().forEach(key -> types.add(key.type())));
    types.forEach(type ->
        rows.put(
            type,
            candidate ->
                String.join(
                    " ",
                    candidate.keys().stream()
                        .filter(key -> key.type().equals(type))
                        .map(Key::value)
                        .toList())));
    return rows;
  }

  private static List<String> settling(Conflict conflict) {
    var resolve = "cadastre conflict resolve " + conflict.id();
    var commands = new ArrayList<String>();
    conflict
        .candidates()
        .forEach(ci -> commands.add(resolve + " --same-as " + ci + " --reason WHY"));
    if (conflict.candidates().size() == 2) {
      commands.add(resolve + " --apart --reason WHY");
    }
    commands.add(resolve + " --dismiss --reason WHY");
    return commands;
  }

  /// What an operator can type to end a dispute.
  public static List<String> settling(Dispute dispute) {
    var commands = new TreeMap<String, String>();
    for (var word : dispute.words()) {
      commands.put(
          word.value().canonical(),
          "cadastre ci lock %s %s %s --reason WHY"
              .formatted(
                  dispute.state().ci(), dispute.state().attribute(), Shell.words(word.value())));
    }
    var all = new ArrayList<>(commands.values());
    all.add(
        "cadastre rules apply FILE (an authority for %s of %s)"
            .formatted(dispute.state().attribute(), dispute.item().ciClass()));
    return all;
  }

  private static String settles(List<String> commands) {
    return "\nwhat would settle it:\n  " + String.join("\n  ", commands) + "\n";
  }

  public static void show(Console console, Dispute dispute) {
    console.one(
        () ->
            console.render(
                    new Table("CONFLICT", dispute.id())
                        .row("about", dispute.subject())
                        .row("because", dispute.state().decision().because()))
                + "\n"
                + console.render(values(dispute))
                + settles(settling(dispute)),
        () -> values(dispute),
        () -> json(dispute).put("settle", Json.texts(settling(dispute))));
  }

  private static Table values(Dispute dispute) {
    var table = new Table("SOURCE", "FACET", "VALUE", "BECAUSE");
    for (var word : dispute.words()) {
      table.row(
          word.facet().source(), word.facet().kind(), word.value().toString(), word.because());
    }
    return table;
  }
}
