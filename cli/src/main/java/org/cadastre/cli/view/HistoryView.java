package org.cadastre.cli.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.EvidenceRecord;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.Value;
import org.cadastre.core.model.Value.Many;
import org.cadastre.core.store.CiRecord;
import org.cadastre.core.store.CmdbStore;
import org.jspecify.annotations.Nullable;

/// What happened to an item and its parts.
public final class HistoryView {
  /// One thing that happened.
  ///
  /// @param from the value before, or null when there was none
  /// @param to the value after, or null when there is none
  private record Event(
      Instant at,
      @Nullable Instant after,
      String of,
      String what,
      @Nullable Value from,
      @Nullable Value to,
      String source,
      String run,
      @Nullable Evidence evidence) {}

  private static final Comparator<Event> OLDEST_FIRST =
      Comparator.comparing(Event::at)
          .thenComparing(Event::of)
          .thenComparing(Event::what)
          .thenComparing(Event::source);

  private final List<Event> events = new ArrayList<>();

  private HistoryView() {}

  /// Gathers the history of an item and, where it is a host, that of its parts; those of one class
  /// that were listed first, together, are one event.
  public static HistoryView of(CmdbStore store, CiId id) {
    var view = new HistoryView();
    var host = store.item(id).orElseThrow();
    view.events.add(firstMet(store, host));
    view.item(store, host, "");
    var parts = store.record(id).map(CiRecord::parts).orElse(List.of());
    var listed = new TreeMap<String, Instant>();
    parts.forEach(part -> listed.merge(part.ciClass(), part.firstSeen(), HistoryView::earlier));
    listed.forEach((kind, at) -> view.firstList(store, kind, at, parts));
    for (var part : parts) {
      var name = part.ciClass() + " " + part.name();
      if (!part.firstSeen().equals(listed.get(part.ciClass()))) {
        view.events.add(firstSeen(store, part, name));
      }
      view.item(store, part, name);
    }
    view.events.sort(OLDEST_FIRST);
    return view;
  }

  private void firstList(CmdbStore store, String kind, Instant at, List<ConfigurationItem> parts) {
    var first =
        parts.stream().filter(p -> p.ciClass().equals(kind) && p.firstSeen().equals(at)).toList();
    events.add(firstSeen(store, first.getFirst(), first.size() + " of " + kind));
  }

  private static Instant earlier(Instant some, Instant other) {
    return some.isBefore(other) ? some : other;
  }

  /// An item that stands on its own, as its first sighting tells.
  private static Event firstMet(CmdbStore store, ConfigurationItem host) {
    var first =
        store.sightings(List.of(host.id())).stream()
            .filter(sighting -> sighting.observedAt().equals(host.firstSeen()))
            .findFirst();
    if (first.isEmpty()) {
      return firstSeen(store, host, "");
    }
    var transcript = first.get().transcript();
    var run = store.evidence(transcript).stream().map(EvidenceRecord::run).findFirst().orElse("");
    return firstSeen(
        host.firstSeen(), "", first.get().source(), run, new Evidence(transcript, 0, null));
  }

  /// As the first claim about it tells.
  private static Event firstSeen(CmdbStore store, ConfigurationItem item, String of) {
    return store.claims(item.id()).stream()
        .min(Comparator.comparing(Claim::validFrom).thenComparing(Claim::source))
        .map(
            claim -> firstSeen(item.firstSeen(), of, claim.source(), claim.run(), claim.evidence()))
        .orElseGet(() -> firstSeen(item.firstSeen(), of, "", "", null));
  }

  private static Event firstSeen(
      Instant at, String of, String source, String run, @Nullable Evidence evidence) {
    return new Event(at, null, of, "first seen", null, null, source, run, evidence);
  }

  private void item(CmdbStore store, ConfigurationItem item, String of) {
    var id = item.id();
    store.lifecycle(id).forEach(change -> events.add(event(of, change)));
    var ended = new HashMap<String, Claim>();
    for (var claim : store.claims(id)) {
      var place = claim.facet() + " " + claim.attribute();
      var before = ended.get(place);
      if (before != null) {
        events.add(changed(of, before, claim));
      } else if (claim.validFrom().isAfter(item.firstSeen())) {
        events.add(event(of, "said", claim.validFrom(), null, null, claim.value(), claim));
      }
      if (claim.validTo() == null) {
        ended.remove(place);
      } else {
        ended.put(place, claim);
      }
    }
    if (item.lifecycle() != Lifecycle.ABSENT) {
      ended.values().forEach(last -> events.add(unsaid(of, last)));
    }
  }

  private static Event changed(String of, Claim before, Claim claim) {
    return event(
        of, "changed", claim.validFrom(), before.confirmed(), before.value(), claim.value(), claim);
  }

  private static Event unsaid(String of, Claim last) {
    var at = last.validTo() == null ? last.confirmed() : last.validTo();
    return event(of, "no longer said", at, last.confirmed(), last.value(), null, last);
  }

  private static Event event(
      String of,
      String what,
      Instant at,
      @Nullable Instant after,
      @Nullable Value from,
      @Nullable Value to,
      Claim claim) {
    var name = (of.isEmpty() ? "" : of + " ") + claim.attribute();
    return new Event(
        at, after, name, what, from, to, claim.source(), claim.run(), claim.evidence());
  }

  private static Event event(String of, Change.LifecycleChanged change) {
    return new Event(
        change.at(),
        null,
        of,
        change.lifecycle().word() + ": " + change.because(),
        null,
        null,
        "",
        change.run(),
        change.evidence());
  }

  /// Adds what happened since then to a table of item, part or attribute, what, from, to, evidence;
  /// the reasons for it are left to the full history.
  void since(Instant then, String name, Table table) {
    for (var event : events) {
      if (!event.at().isBefore(then)) {
        table.row(
            name,
            event.of(),
            event.what().replaceFirst(":.*", ""),
            before(event),
            after(event),
            event.evidence() == null ? "" : Words.citation(event.evidence()));
      }
    }
  }

  public void list(Console console) {
    console.list(this::table, () -> events.stream().map(HistoryView::json).toList());
  }

  private Table table() {
    var table = new Table("WHEN", "OF", "WHAT", "FROM", "TO", "SOURCE", "EVIDENCE");
    for (var event : events) {
      table.row(
          Words.cell(event.at()),
          event.of(),
          event.what(),
          before(event),
          after(event),
          event.source(),
          event.evidence() == null ? "" : Words.citation(event.evidence()));
    }
    return table;
  }

  private static String before(Event event) {
    return event.from() instanceof Many(var from) && event.to() instanceof Many(var to)
        ? without("- ", from, to)
        : text(event.from());
  }

  private static String after(Event event) {
    return event.from() instanceof Many(var from) && event.to() instanceof Many(var to)
        ? without("+ ", to, from)
        : text(event.to());
  }

  /// What is only in the first, each marked: of a long list only the difference is news.
  private static String without(String mark, List<String> some, List<String> others) {
    var left = new ArrayList<>(some);
    left.removeAll(others);
    return String.join(", ", left.stream().map(mark::concat).toList());
  }

  private static String text(@Nullable Value value) {
    return value == null ? "" : value.toString();
  }

  private static Json.Obj json(Event event) {
    var evidence = event.evidence();
    return new Json.Obj()
        .put("at", event.at())
        .put("after", event.after())
        .put("of", event.of())
        .put("what", event.what())
        .put("from", event.from() == null ? new Json.Null() : Words.json(event.from()))
        .put("to", event.to() == null ? new Json.Null() : Words.json(event.to()))
        .put("source", event.source())
        .put("run", event.run())
        .put("transcript", evidence == null ? null : evidence.transcript())
        .put("exchange", evidence == null ? new Json.Null() : new Json.Num(evidence.exchange()));
  }
}
