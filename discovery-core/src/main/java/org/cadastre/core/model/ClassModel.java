package org.cadastre.core.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Everything the register may hold, as declared. Immutable; [#of] expects declarations that were
/// checked for consistency when they were read.
public final class ClassModel {
  private final Map<String, CiClass> classes = new TreeMap<>();
  private final Map<String, AttributeType> attributes = new TreeMap<>();
  private final Map<String, RelationType> relations = new TreeMap<>();

  private ClassModel() {}

  public static ClassModel of(
      Collection<CiClass> classes,
      Collection<AttributeType> attributes,
      Collection<RelationType> relations) {
    var model = new ClassModel();
    classes.forEach(c -> model.classes.put(c.name(), c));
    attributes.forEach(a -> model.attributes.put(a.name(), a));
    relations.forEach(r -> model.relations.put(r.name(), r));
    return model;
  }

  public Collection<CiClass> classes() {
    return classes.values();
  }

  public Collection<AttributeType> attributes() {
    return attributes.values();
  }

  public Collection<RelationType> relations() {
    return relations.values();
  }

  public Optional<CiClass> ciClass(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  public Optional<AttributeType> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  public Optional<RelationType> relation(String name) {
    return Optional.ofNullable(relations.get(name));
  }

  /// The class and its ancestors, most specific first; empty when it is not declared.
  public List<CiClass> lineage(String name) {
    var line = new ArrayList<CiClass>();
    var next = classes.get(name);
    while (next != null && line.size() < classes.size()) {
      line.add(next);
      next = next.parent() == null ? null : classes.get(next.parent());
    }
    return line;
  }

  public boolean isA(String name, String ancestor) {
    return lineage(name).stream().anyMatch(c -> c.name().equals(ancestor));
  }

  /// The root of its line: keys of one family are compared with each other, whatever the class.
  public String family(String name) {
    var line = lineage(name);
    return line.isEmpty() ? name : line.getLast().name();
  }

  /// Identifier entries of the class and its ancestors, in the order in which they are asked.
  public List<IdentifierEntry> identifiers(String name) {
    return lineage(name).stream()
        .flatMap(c -> c.identifiers().stream())
        .sorted(Comparator.comparingInt(IdentifierEntry::priority))
        .toList();
  }

  /// The facet in which an attribute of an item of this class is observed.
  public String facet(String ciClass, String attribute) {
    for (var c : lineage(ciClass)) {
      if (c.dependentIn() != null) {
        return c.dependentIn();
      }
    }
    return attribute(attribute).map(AttributeType::facet).orElse("system");
  }
}
