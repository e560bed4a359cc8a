package org.cadastre.probes.aws.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A part of an answer: an XML element or a JSON value. Elements of a JSON array are named `item`.
public final class Node {
  private final String name;
  private final List<Node> children = new ArrayList<>();
  private String text = "";

  Node(String name) {
    this.name = name;
  }

  void add(Node child) {
    children.add(child);
  }

  void put(String said) {
    text = said;
  }

  public String name() {
    return name;
  }

  public List<Node> children() {
    return List.copyOf(children);
  }

  boolean leaf() {
    return children.isEmpty();
  }

  /// Its own text, without blanks around it.
  public String text() {
    return text.strip();
  }

  /// Every part at that place, such as `reservationSet/item/instancesSet/item`; the part itself
  /// where the path is empty.
  public List<Node> all(String path) {
    var found = List.of(this);
    if (!path.isEmpty()) {
      for (var step : path.split("/", -1)) {
        var next = new ArrayList<Node>();
        found.forEach(node ->
            node.children.forEach(child -> {
              if (child.name.equals(step)) {
                next.add(child);
              }
            }));
        found = next;
      }
    }
    return found;
  }

  public Optional<Node> first(String path) {
    return all(path).stream().findFirst();
  }

  /// The first text at that place; empty when there is none or it is blank.
  public String text(String path) {
    return first(path).map(Node::text).orElse("");
  }

  /// Every text at that place that is not blank.
  public List<String> texts(String path) {
    return all(path).stream().map(Node::text).filter(text -> !text.isEmpty()).toList();
  }

  public boolean has(String path) {
    return !all(path).isEmpty();
  }
}
