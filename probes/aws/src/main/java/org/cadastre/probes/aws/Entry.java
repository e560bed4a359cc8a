package org.cadastre.probes.aws;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;
import org.cadastre.probes.aws.answer.Node;

/// What one part of an answer says of one subject. What it does not say is passed over: an answer
/// that leaves something out is not one that says there is none.
final class Entry {
  private static final int LONGEST_TEXT = 1024;
  private static final int MOST_ELEMENTS = 2_000;

  private final Subject subject;
  private final Node node;
  private final Page page;

  Entry(Subject subject, Node node, Page page) {
    this.subject = subject;
    this.node = node;
    this.page = page;
  }

  Subject subject() {
    return subject;
  }

  Node node() {
    return node;
  }

  Page page() {
    return page;
  }

  Entry fact(String attribute, Value value) {
    page.report().fact(subject, attribute, value, page.exchange());
    return this;
  }

  Entry text(String attribute, String said) {
    return said.isBlank() ? this : fact(attribute, Value.of(cut(said)));
  }

  private static String cut(String said) {
    return said.substring(0, Math.min(said.length(), LONGEST_TEXT));
  }

  /// The text at a path of the answer.
  Entry say(String attribute, String path) {
    return text(attribute, node.text(path));
  }

  Entry lower(String attribute, String path) {
    return text(attribute, node.text(path).toLowerCase(Locale.ROOT));
  }

  Entry number(String attribute, String path) {
    return times(attribute, path, 1);
  }

  Entry mebibytes(String attribute, String path) {
    return times(attribute, path, 1L << 20);
  }

  Entry gibibytes(String attribute, String path) {
    return times(attribute, path, 1L << 30);
  }

  private Entry times(String attribute, String path, long unit) {
    var said = node.text(path);
    return said.matches("-?\\d{1,12}(\\.0+)?")
        ? fact(attribute, Value.of(Long.parseLong(said.replaceFirst("\\..*", "")) * unit))
        : this;
  }

  Entry flag(String attribute, String path) {
    var said = node.text(path);
    return said.matches("(?i)true|false")
        ? fact(attribute, Value.of(said.equalsIgnoreCase("true")))
        : this;
  }

  /// A time, whether it is written out or counted in seconds.
  Entry time(String attribute, String path) {
    return text(attribute, Times.iso(node.text(path)));
  }

  Entry each(String attribute, String path) {
    return set(attribute, node.texts(path));
  }

  /// Says nothing where there is none.
  Entry set(String attribute, Collection<String> elements) {
    return elements.isEmpty()
        ? this
        : fact(
            attribute,
            Value.of(elements.stream().distinct().limit(MOST_ELEMENTS).map(Entry::cut).toList()));
  }

  /// Tags as `key=value`, and the one called `Name` as its name.
  ///
  /// @param key how the key is called; the value is called `value` in the same case
  Entry tags(String path, String key) {
    var value = key.equals("key") ? "value" : "Value";
    var tags = node.all(path);
    tags.stream()
        .filter(tag -> tag.text(key).equals("Name"))
        .forEach(tag -> text("cloud.name", tag.text(value)));
    return set(
        "cloud.tags", tags.stream().map(tag -> tag.text(key) + "=" + tag.text(value)).toList());
  }

  /// Tags of a JSON object.
  Entry tagObject(String path) {
    return set(
        "cloud.tags",
        node.first(path).stream()
            .flatMap(tags -> tags.children().stream())
            .map(tag -> tag.name() + "=" + tag.text())
            .toList());
  }

  Entry link(String relation, Subject other) {
    page.report().link(subject, relation, other, page.exchange());
    return this;
  }

  /// Relates it to whatever each text at that path names.
  Entry link(String relation, String path, Function<String, Subject> named) {
    return link(relation, node.texts(path), named);
  }

  Entry link(String relation, List<String> names, Function<String, Subject> named) {
    names.stream()
        .distinct()
        .limit(MOST_ELEMENTS)
        .map(named)
        .forEach(other -> link(relation, other));
    return this;
  }

  /// Contained in the network whose id stands at that path, or where none does, in the region.
  Entry within(String ciClass, String type, String path) {
    var ids = node.texts(path);
    return ids.isEmpty()
        ? inRegion()
        : link("contained_in", page.place().ec2(ciClass, type, ids.getFirst()));
  }

  Entry inRegion() {
    return link("contained_in", page.place().regionSubject());
  }

  /// Relates it to things of EC2 by the ids at that path.
  Entry ec2(String relation, String ciClass, String type, String path) {
    return link(relation, path, id -> page.place().ec2(ciClass, type, id));
  }
}
