package org.cadastre.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Rows;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Status;
import org.cadastre.runtime.RuleChange;
import org.cadastre.runtime.RuleEffect;
import org.jspecify.annotations.Nullable;

/// What other rules make of the estate: in numbers, or change by change.
public final class RuleEffectView {
  /// Finds the changes and tells each.
  public interface Finding {
    RuleEffect find(Consumer<RuleChange> each);
  }

  private RuleEffectView() {}

  /// @param full every change, written while they are found, and the numbers beside them
  public static void print(Console console, boolean full, Finding finding) {
    RuleEffect effect;
    if (full) {
      try (var rows = rows(console)) {
        effect = finding.find(change -> add(rows, change));
      }
      console.remark(words(effect));
    } else {
      effect = finding.find(_ -> {});
      console.one(() -> text(console, effect), () -> table(effect), () -> json(effect));
    }
    effect.remarks().forEach(console::remark);
  }

  private static Rows rows(Console console) {
    return console.rows(
        "CI",
        "CLASS",
        "NAME",
        "ATTRIBUTE",
        "FROM",
        "STATUS FROM",
        "SOURCE FROM",
        "TO",
        "STATUS TO",
        "SOURCE TO",
        "BECAUSE");
  }

  private static void add(Rows rows, RuleChange change) {
    var before = change.before();
    var after = change.after();
    rows.row(
        () -> json(change),
        change.ci().value(),
        change.ciClass(),
        change.name(),
        change.attribute(),
        before == null ? "" : before.value().toString(),
        before == null ? "" : before.statusAt(change.at()).word(),
        before == null ? "" : before.winner().source(),
        after.value().toString(),
        change.statusAfter().word(),
        after.winner().source(),
        after.decision().because());
  }

  private static Json.Obj json(RuleChange change) {
    return new Json.Obj()
        .put("ci", change.ci().value())
        .put("class", change.ciClass())
        .put("name", change.name())
        .put("attribute", change.attribute())
        .put("from", side(change.before(), change.statusBefore()))
        .put("to", side(change.after(), change.statusAfter()))
        .put("because", change.after().decision().because());
  }

  private static Json side(@Nullable AttributeState state, @Nullable Status status) {
    if (state == null || status == null) {
      return new Json.Null();
    }
    return new Json.Obj()
        .put("value", Words.json(state.value()))
        .put("status", status.word())
        .put("source", state.winner().source());
  }

  private static String words(RuleEffect effect) {
    return "%s → %s: %d of %d attributes of %d items change"
        .formatted(
            effect.from(), effect.to(), effect.total().changes(), effect.judged(), effect.items());
  }

  private static String text(Console console, RuleEffect effect) {
    var numbers = effect.byAttribute().isEmpty() ? "" : "\n" + console.render(table(effect));
    return words(effect) + "\n" + numbers;
  }

  private static Table table(RuleEffect effect) {
    var table = new Table("ATTRIBUTE", "CHANGES", "VALUES", "STATUSES", "WINNERS");
    effect
        .byAttribute()
        .forEach((attribute, count) ->
            table.row(
                attribute,
                Long.toString(count.changes()),
                Long.toString(count.values()),
                Long.toString(count.statuses()),
                Long.toString(count.winners())));
    return table;
  }

  private static Json.Obj json(RuleEffect effect) {
    List<Json> attributes = new ArrayList<>();
    effect
        .byAttribute()
        .forEach((attribute, count) ->
            attributes.add(
                new Json.Obj()
                    .put("attribute", attribute)
                    .put("changes", count.changes())
                    .put("values", count.values())
                    .put("statuses", count.statuses())
                    .put("winners", count.winners())));
    return new Json.Obj()
        .put("from", effect.from())
        .put("to", effect.to())
        .put("items", effect.items())
        .put("judged", effect.judged())
        .put("changes", effect.total().changes())
        .put("byAttribute", Json.array(attributes))
        .put("remarks", Json.texts(effect.remarks()));
  }
}
