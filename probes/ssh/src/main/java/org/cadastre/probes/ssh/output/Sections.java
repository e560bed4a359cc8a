package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Several outputs in one answer: each begins with a line `key=name` and may end with its exit
/// status, `status=0`.
///
/// @param key the word before `=` that begins a section, such as `manager`
public record Sections(String key, List<Section> all) {

  /// One of them.
  ///
  /// @param status empty when its end was not seen
  public record Section(String name, String text, OptionalLong status) {
    public boolean complete() {
      return status.isPresent() && status.getAsLong() == 0;
    }
  }

  /// What stands before the first section is passed over.
  public static Sections parse(String key, String text) {
    var sections = new ArrayList<Section>();
    var body = new StringBuilder();
    String name = null;
    var status = OptionalLong.empty();
    var begin = key + "=";
    for (var line : (Iterable<String>) Lines.whole(text)::iterator) {
      if (line.startsWith(begin)) {
        if (name != null) {
          sections.add(new Section(name, body.toString(), status));
        }
        name = line.substring(begin.length()).strip();
        body.setLength(0);
        status = OptionalLong.empty();
      } else if (line.startsWith("status=")) {
        status = Lines.number(line.substring("status=".length()));
      } else {
        body.append(line).append('\n');
      }
    }
    if (name != null) {
      sections.add(new Section(name, body.toString(), status));
    }
    return new Sections(key, sections);
  }

  /// The text of the first section of that name; empty when there is none.
  public String text(String name) {
    return all.stream()
        .filter(s -> s.name().equals(name))
        .map(Section::text)
        .findFirst()
        .orElse("");
  }
}
