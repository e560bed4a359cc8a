package org.cadastre.cli.view;

import java.util.List;
import java.util.Locale;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.model.CiClass;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.IdentifierEntry;

/// Classes, how their items are told apart, and what these may have.
public final class ModelView {
  private final ClassModel model;

  public ModelView(ClassModel model) {
    this.model = model;
  }

  public void list(Console console) {
    console.list(this::classes, () -> model.classes().stream().map(this::json).toList());
  }

  private Table classes() {
    var table = new Table("CLASS", "PARENT", "KIND", "MEANING");
    for (var c : model.classes()) {
      table.row(c.name(), c.parent() == null ? "" : c.parent(), kind(c), c.doc());
    }
    return table;
  }

  private String kind(CiClass c) {
    if (c.isAbstract()) {
      return "abstract";
    }
    return isPart(c) ? "part" : "";
  }

  private boolean isPart(CiClass c) {
    return model.lineage(c.name()).stream().anyMatch(CiClass::dependent);
  }

  private Json.Obj json(CiClass c) {
    return new Json.Obj()
        .put("class", c.name())
        .put("parent", c.parent())
        .put("abstract", c.isAbstract())
        .put("part", isPart(c))
        .put("doc", c.doc());
  }

  public void show(Console console, CiClass c) {
    console.one(() -> text(console, c), this::attributes, () -> full(c));
  }

  private String text(Console console, CiClass c) {
    var head =
        new Table("CLASS", c.name())
            .row("is a", String.join(" > ", line(c)))
            .row("kind", kind(c).isEmpty() ? "stands on its own" : kind(c))
            .row("meaning", c.doc());
    var identifiers = new Table("PRIORITY", "TOLD BY", "UNLESS DIFFERENT", "STRONG");
    for (var entry : model.identifiers(c.name())) {
      identifiers.row(
          "" + entry.priority(),
          String.join(" + ", entry.keys()),
          String.join(", ", entry.unlessDifferent()),
          entry.strong() ? "yes" : "no");
    }
    return console.render(head)
        + "\n"
        + console.render(identifiers)
        + "\n"
        + console.render(attributes());
  }

  private List<String> line(CiClass c) {
    return model.lineage(c.name()).stream().map(CiClass::name).toList();
  }

  /// Any item may have any attribute; which, its sources say.
  private Table attributes() {
    var table = new Table("ATTRIBUTE", "KIND", "FACET", "MEANING");
    model.attributes().forEach(a -> table.row(a.name(), word(a), a.facet(), a.doc()));
    return table;
  }

  private static String word(AttributeType attribute) {
    return attribute.kind().name().toLowerCase(Locale.ROOT);
  }

  private Json.Obj full(CiClass c) {
    return json(c)
        .put("lineage", Json.texts(line(c)))
        .put(
            "identifiers",
            Json.array(model.identifiers(c.name()).stream().map(ModelView::json).toList()))
        .put("attributes", Json.array(model.attributes().stream().map(ModelView::json).toList()));
  }

  private static Json.Obj json(IdentifierEntry entry) {
    return new Json.Obj()
        .put("priority", entry.priority())
        .put("keys", Json.texts(entry.keys()))
        .put("unlessDifferent", Json.texts(entry.unlessDifferent()))
        .put("strong", entry.strong());
  }

  private static Json.Obj json(AttributeType attribute) {
    return new Json.Obj()
        .put("attribute", attribute.name())
        .put("kind", word(attribute))
        .put("facet", attribute.facet())
        .put("doc", attribute.doc());
  }
}
