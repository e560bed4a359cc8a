package org.cadastre.probes.ssh;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cadastre.core.knowledge.Clue;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Recognition;
import org.jspecify.annotations.Nullable;

/// Tells which known software a program is, by what it is called, how it was started, where it
/// waits and which packages are installed: the clues `process.name`, `process.command`,
/// `process.executable`, `process.unit`, `process.ports` (` 80 443 `) and `package.NAME`.
final class Software {
  private final Knowledge knowledge;
  private final Map<String, Clue> packages;

  /// @param knowledge of programs, see [#in]
  /// @param packages the clues `package.NAME`
  Software(Knowledge knowledge, Map<String, Clue> packages) {
    this.knowledge = knowledge;
    this.packages = packages;
  }

  /// The entries that speak of programs: a host has hundreds of those, and each is held against
  /// all.
  static Knowledge in(Knowledge all) {
    return Knowledge.of(
        all.entries().stream()
            .filter(e -> e.when().keySet().stream().anyMatch(k -> k.startsWith("process.")))
            .toList());
  }

  Map<String, Recognition> of(Program program, int exchange) {
    var clues = new Clues();
    clues.add("process.name", program.name(), exchange);
    clues.add("process.command", program.command(), exchange);
    clues.add("process.executable", program.executable(), exchange);
    clues.add("process.unit", program.unit(), exchange);
    var ports = program.ports().stream().map(String::valueOf).collect(Collectors.joining(" "));
    clues.add("process.ports", ports.isEmpty() ? "" : " " + ports + " ", exchange);
    Map<String, Recognition> found = new TreeMap<>();
    knowledge
        .recognise(new Layered(clues.all(), packages))
        .forEach(r -> found.put(r.attribute(), r));
    return found;
  }

  /// The clues of one program before those of its host, without copying thousands of packages.
  private static final class Layered extends AbstractMap<String, Clue> {
    private final Map<String, Clue> near;
    private final Map<String, Clue> far;

    Layered(Map<String, Clue> near, Map<String, Clue> far) {
      this.near = near;
      this.far = far;
    }

    @Override
    public @Nullable Clue get(Object name) {
      var clue = near.get(name);
      return clue == null ? far.get(name) : clue;
    }

    @Override
    public Set<Entry<String, Clue>> entrySet() {
      var all = new TreeMap<>(far);
      all.putAll(near);
      return all.entrySet();
    }
  }
}
