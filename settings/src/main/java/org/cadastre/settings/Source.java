package org.cadastre.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    return text(path, problems)
        .map(text -> parse(shown(path), text, problems))
        .orElseGet(() -> new Node(new Source(shown(path), problems), null, 1));
  }

  /// The file's text; empty, with a problem, when it cannot be read.
  static Optional<String> text(Path path, List<Problem> problems) {
    try {
      if (Files.size(path) <= LARGEST_FILE) {
        return Optional.of(Files.readString(path));
      }
      problems.add(new Problem(shown(path), 1, "is larger than " + LARGEST_FILE + " bytes"));
    } catch (IOException e) {
      problems.add(new Problem(shown(path), 1, "cannot be read: " + FileTrouble.words(e)));
    }
    return Optional.empty();
  }

  static Node parse(String file, String text, List<Problem> problems) {
    var source = new Source(file, problems);
    try {
      var root = new Compose(STRICT).composeReader(new WholePairs(text)).orElse(null);
      return new Node(source, root, 1);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      source.problem(line, "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      source.problem(1, "not YAML: " + e.getMessage());
    } catch (StackOverflowError _) {
      source.problem(1, "nested too deeply");
    }
    return new Node(source, null, 1);
  }

  /// The path as an operator would open it from here.
  static String shown(Path path) {
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
