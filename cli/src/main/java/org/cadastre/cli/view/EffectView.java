package org.cadastre.cli.view;

import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.Act;
import org.cadastre.runtime.Changed;
import org.cadastre.runtime.Effect;

/// What a decision of a person changed.
public final class EffectView {
  private EffectView() {}

  public static void show(Console console, Effect effect) {
    console.one(() -> text(console, effect), () -> table(effect), () -> json(effect));
  }

  private static String text(Console console, Effect effect) {
    var text = new StringBuilder();
    for (var act : effect.acts()) {
      text.append("on record as %s, by %s%n".formatted(act.id(), act.actor()));
    }
    return effect.changes().isEmpty()
        ? text.append("nothing changed by it\n").toString()
        : text.append(console.render(table(effect))).toString();
  }

  private static Table table(Effect effect) {
    var table = new Table("CI", "NAME", "WHAT", "FROM", "TO");
    for (var change : effect.changes()) {
      table.row(change.ci().value(), change.name(), change.what(), change.from(), change.to());
    }
    return table;
  }

  private static Json.Obj json(Effect effect) {
    return new Json.Obj()
        .put("acts", Json.array(effect.acts().stream().map(EffectView::json).toList()))
        .put("changes", Json.array(effect.changes().stream().map(EffectView::json).toList()));
  }

  private static Json.Obj json(Act.Signed act) {
    return new Json.Obj()
        .put("id", act.id())
        .put("act", act.act().word())
        .put("at", act.recordedAt())
        .put("actor", act.actor())
        .put("reason", act.reason());
  }

  static Json.Obj json(Changed change) {
    return new Json.Obj()
        .put("ci", change.ci().value())
        .put("class", change.ciClass())
        .put("name", change.name())
        .put("what", change.what())
        .put("from", change.from())
        .put("to", change.to());
  }
}
