package org.cadastre.cli.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.Lock;
import org.cadastre.core.ci.Status;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CiRecord;
import org.cadastre.runtime.AsOf;
import org.jspecify.annotations.Nullable;

/// Configuration items as tables and as JSON.
public final class ItemView {
  private final Instant now;
  private final Surroundings around;
  private final AsOf.@Nullable Times past;
  private final Map<String, Lock> locks;
  private final @Nullable Departure departure;

  /// @param now the time at which statuses are judged
  /// @param around what the items that are to be shown are related to
  public ItemView(Instant now, Surroundings around) {
    this(now, around, List.of(), Optional.empty());
  }

  /// @param locks on the item that is to be shown
  /// @param departure why it is no longer there
  public ItemView(
      Instant now, Surroundings around, List<Lock> locks, Optional<Departure> departure) {
    this.now = now;
    this.around = around;
    this.past = null;
    this.locks = locks.stream().collect(Collectors.toMap(Lock::attribute, lock -> lock));
    this.departure = departure.orElse(null);
  }

  /// Of what was.
  public ItemView(AsOf.Found found) {
    var host = found.host();
    this.now = found.times().at();
    this.around = host == null ? new Surroundings() : new Surroundings().with(host);
    this.past = found.times();
    this.locks = Map.of();
    this.departure = null;
  }

  public void list(Console console, List<CiRecord> records, boolean full) {
    console.list(
        () -> table(records),
        () -> records.stream().map(record -> full ? full(record) : brief(record)).toList());
  }

  Table table(List<CiRecord> records) {
    var table = new Table("ID", "CLASS", "NAME", "STATUS", "LAST SEEN", "ENDPOINTS");
    for (var record : records) {
      var item = record.item();
      table.row(
          item.id().value(),
          item.ciClass(),
          item.name(),
          item.status(now),
          Words.cell(item.lastSeen()),
          String.join(" ", record.endpoints().stream().map(Endpoint::toString).toList()));
    }
    return table;
  }

  /// Without attributes and relations.
  public Json.Obj brief(CiRecord record) {
    var item = record.item();
    return new Json.Obj()
        .put("id", item.id().value())
        .put("class", item.ciClass())
        .put("name", item.name())
        .put("status", item.status(now))
        .put("lastSeen", item.lastSeen())
        .put("owner", item.owner())
        .put("endpoints", Json.texts(record.endpoints().stream().map(Endpoint::toString).toList()))
        .put("identifiers", Json.array(record.keys().stream().map(ItemView::key).toList()));
  }

  private static Json.Obj key(Key key) {
    return new Json.Obj().put("type", key.type()).put("value", key.value());
  }

  /// With attributes and relations.
  public Json.Obj full(CiRecord record) {
    var attributes = new Json.Obj();
    record.states().forEach(state -> attributes.put(state.attribute(), attribute(state)));
    var json = brief(record).put("attributes", attributes).put("relations", relations(record));
    if (departure != null) {
      json.put("gone", departure.json());
    }
    return past == null ? json : json.put("asOf", Words.json(past));
  }

  private Json.Obj attribute(AttributeState state) {
    var attribute =
        new Json.Obj()
            .put("value", Words.json(state.value()))
            .put("status", state.statusAt(now).word())
            .put("source", state.winner().source())
            .put("lastVerified", LineageView.lastVerified(state))
            .put("lastChanged", LineageView.changed(state));
    return LockWords.put(attribute, state, locks.get(state.attribute()));
  }

  private Json.Arr relations(CiRecord record) {
    var relations = new ArrayList<Json>();
    around.host(record).ifPresent(host -> relations.add(relation("part_of", "out", host)));
    around.leads(record).forEach(lead -> relations.add(relation(lead.type(), "out", lead.other())));
    record.parts().forEach(part -> relations.add(relation("part_of", "in", part)));
    return Json.array(relations);
  }

  private Json.Obj relation(String type, String direction, ConfigurationItem other) {
    return new Json.Obj()
        .put("type", type)
        .put("direction", direction)
        .put("ci", other.id().value())
        .put("class", other.ciClass())
        .put("name", other.name())
        .put("status", other.status(now));
  }

  public void show(Console console, CiRecord record) {
    console.one(() -> text(console, record), () -> attributes(record), () -> full(record));
  }

  private String text(Console console, CiRecord record) {
    var item = record.item();
    var head =
        new Table("CI", item.id().value())
            .row("class", item.ciClass())
            .row("name", item.name())
            .row(past == null ? "status" : "status then", item.status(now))
            .row("owner", item.owner())
            .row("first seen", Words.time(item.firstSeen()))
            .row("last seen", Words.time(item.lastSeen()))
            .row(
                "endpoints",
                String.join(" ", record.endpoints().stream().map(Endpoint::toString).toList()));
    if (departure != null) {
      head.row("gone", departure.text());
    }
    around
        .host(record)
        .ifPresent(host ->
            head.row("part of", host.ciClass() + " " + host.name() + " (" + host.id() + ")"));
    var text =
        new StringBuilder(Words.banner(past))
            .append(console.render(head))
            .append('\n')
            .append(console.render(attributes(record)));
    parts(record)
        .forEach((kind, count) -> text.append(kind).append(": ").append(count).append('\n'));
    return text.toString();
  }

  private Table attributes(CiRecord record) {
    var table = new Table("ATTRIBUTE", "VALUE", "STATUS", "SOURCE", "LAST VERIFIED", "OTHERS SAY");
    for (var state : record.states()) {
      var verified = LineageView.lastVerified(state);
      table.row(
          state.attribute(),
          value(state),
          state.statusAt(now).word(),
          state.winner().source(),
          Words.cell(verified),
          others(state));
    }
    return table;
  }

  /// Of a relation what it leads to.
  private String value(AttributeState state) {
    return around
        .lead(state)
        .map(lead -> lead.other().ciClass() + " " + lead.other().name())
        .orElseGet(() -> state.value().toString());
  }

  private String others(AttributeState state) {
    if (state.status() == Status.LOCKED) {
      return LockWords.of(state, locks.get(state.attribute()));
    }
    return String.join(
        "; ",
        state.decision().losses().stream()
            .filter(loss -> !loss.value().equals(state.value()))
            .map(loss -> loss.facet().source() + ": " + shortened(loss.value()))
            .toList());
  }

  private static String shortened(Value value) {
    var text = value.toString();
    return text.length() > 60 ? text.substring(0, 59) + "…" : text;
  }

  /// Class to how many parts there are, in words.
  private static Map<String, String> parts(CiRecord record) {
    var there = new TreeMap<String, Integer>();
    var gone = new TreeMap<String, Integer>();
    for (var part : record.parts()) {
      there.merge(part.ciClass(), part.lifecycle() == Lifecycle.ACTIVE ? 1 : 0, Integer::sum);
      gone.merge(part.ciClass(), part.lifecycle() == Lifecycle.ACTIVE ? 0 : 1, Integer::sum);
    }
    var words = new TreeMap<String, String>();
    there.forEach((kind, count) -> {
      int missing = gone.getOrDefault(kind, 0);
      words.put(kind, missing == 0 ? "" + count : count + ", and " + missing + " gone");
    });
    return words;
  }
}
