package org.cadastre.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// One YAML file being read, and where its problems go.
final class Source {
  private static final int LARGEST_FILE = 4 * 1024 * 1024;
  private static final LoadSettings STRICT =
      LoadSettings.builder()
          .setCodePointLimit(LARGEST_FILE)
          .setMaxAliasesForCollections(20)
          .setAllowDuplicateKeys(true)
          .build();

  private final String file;
  private final List<Problem> problems;

  private Source(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /// Reads the file; what is wrong with it goes to the problems.
  static Node read(Path path, List<Problem> problems) {
    var source = new Source(shown(path), problems);
    try {
      return parse(source, Files.readString(path));
    } catch (IOException e) {
      source.problem(1, "cannot be read: " + e.getMessage());
      return new Node(source, null, 1);
    }
  }

  private static Node parse(Source source, String text) {
    try {
      var root = new Compose(STRICT).composeString(text).orElse(null);
      return new Node(source, root, 1);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      source.problem(line, "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      source.problem(1, "not YAML: " + e.getMessage());
    }
    return new Node(source, null, 1);
  }

  private static String shown(Path path) {
    var here = Path.of("").toAbsolutePath();
    var there = path.toAbsolutePath().normalize();
    return (there.startsWith(here) ? here.relativize(there) : there).toString();
  }

  String file() {
    return file;
  }

  void problem(int line, String message) {
    problems.add(new Problem(file, line, message));
  }
}
