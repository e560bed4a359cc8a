package org.cadastre.settings;

import java.util.ArrayList;
import java.util.HashMap;
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

  void classes(Node file) {
    for (var node : file.only("classes").field("classes").items()) {
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

  void attributes(Node file) {
    for (var node : file.only("attributes").field("attributes").items()) {
      node.only("name", "facet", "kind", "changing", "doc");
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
              node.text("doc")));
    }
  }

  void relations(Node file) {
    for (var node : file.only("relations").field("relations").items()) {
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
    var priorities = new HashMap<Integer, IdentifierEntry>();
    for (var entry : model.identifiers(ciClass.name())) {
      if (priorities.put(entry.priority(), entry) != null) {
        node.problem(
            "two identifiers of class '" + ciClass.name() + "' have priority " + entry.priority());
      }
    }
    if (priorities.isEmpty()) {
      node.problem("class '" + ciClass.name() + "' has no identifier, nor has any ancestor");
    }
  }
}
