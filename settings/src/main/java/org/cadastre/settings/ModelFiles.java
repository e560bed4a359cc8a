package org.cadastre.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.model.CiClass;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.IdentifierEntry;
import org.cadastre.core.model.RelationType;
import org.cadastre.core.model.ValueKind;

/// Reads `config/model`.
final class ModelFiles {
  private final Map<String, Node> places = new HashMap<>();
  private final List<CiClass> classes = new ArrayList<>();
  private final List<AttributeType> attributes = new ArrayList<>();
  private final List<RelationType> relations = new ArrayList<>();

  /// A file may declare classes, attributes and relations together.
  void add(Node file) {
    file.only("classes", "attributes", "relations");
    classes(file);
    attributes(file);
    relations(file);
  }

  private void classes(Node file) {
    for (var node : file.field("classes").items()) {
      node.only("name", "parent", "abstract", "in", "identifiers", "doc");
      var name = declare("class", node);
      var identifiers = node.field("identifiers").items().stream().map(this::identifier).toList();
      classes.add(
          new CiClass(
              name,
              node.textOrNull("parent"),
              node.textOrNull("in"),
              node.flag("abstract"),
              identifiers,
              node.text("doc")));
    }
  }

  private IdentifierEntry identifier(Node node) {
    node.only("priority", "keys", "unless_different", "strong", "moves");
    var keys = node.texts("keys");
    if (keys.isEmpty()) {
      node.problem("an identifier needs 'keys'");
    }
    return new IdentifierEntry(
        node.whole("priority", 0),
        keys,
        node.texts("unless_different"),
        node.flag("strong"),
        node.flag("moves"));
  }

  private void attributes(Node file) {
    for (var node : file.field("attributes").items()) {
      node.only("name", "facet", "kind", "changing", "elements", "doc");
      var kind =
          node.converted(
              "kind",
              text -> ValueKind.valueOf(text.toUpperCase(Locale.ROOT)),
              ValueKind.TEXT,
              "text, whole, flag or many");
      attributes.add(
          new AttributeType(
              declare("attribute", node),
              kind,
              node.text("facet"),
              node.flag("changing"),
              whole(node, kind),
              node.text("doc")));
    }
  }

  /// `elements: whole` on a set; `each` is what all others are.
  private static boolean whole(Node node, ValueKind kind) {
    var elements = node.text("elements", "each");
    if (!elements.equals("each") && !elements.equals("whole")) {
      node.field("elements").problem("'elements' must be each or whole, not '" + elements + "'");
    }
    if (node.has("elements") && kind != ValueKind.MANY) {
      node.field("elements").problem("'elements' is for attributes of kind many");
    }
    return elements.equals("whole");
  }

  private void relations(Node file) {
    for (var node : file.field("relations").items()) {
      node.only("name", "reverse", "doc");
      relations.add(
          new RelationType(declare("relation", node), node.text("reverse"), node.text("doc")));
    }
  }

  private String declare(String what, Node node) {
    var name = node.text("name");
    var first = places.putIfAbsent(what + " " + name, node);
    if (first != null) {
      node.problem(
          what + " '" + name + "' is already declared at " + first.file() + ":" + first.line());
    }
    return name;
  }

  ClassModel model() {
    var model = ClassModel.of(classes, attributes, relations);
    classes.forEach(c -> check(model, c));
    return model;
  }

  private void check(ClassModel model, CiClass ciClass) {
    var node = places.get("class " + ciClass.name());
    if (node == null) {
      return;
    }
    var parent = ciClass.parent();
    if (parent != null && model.ciClass(parent).isEmpty()) {
      node.problem("the parent '" + parent + "' of class '" + ciClass.name() + "' is not declared");
    }
    if (parent != null && model.lineage(parent).stream().anyMatch(ciClass::equals)) {
      node.problem("class '" + ciClass.name() + "' is its own ancestor");
      return;
    }
    identifiers(model, ciClass, node);
  }

  /// One problem for each class that adds a priority that is there already, not for its heirs.
  private static void identifiers(ClassModel model, CiClass ciClass, Node node) {
    var priorities = new HashSet<Integer>();
    for (var c : model.lineage(ciClass.name()).reversed()) {
      for (var entry : c.identifiers()) {
        if (!priorities.add(entry.priority()) && c.equals(ciClass)) {
          node.problem(
              "two identifiers of class '" + c.name() + "' have priority " + entry.priority());
        }
      }
    }
    if (priorities.isEmpty()) {
      node.problem("class '" + ciClass.name() + "' has no identifier, nor has any ancestor");
    }
  }
}
