package org.cadastre.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.knowledge.KnowledgeEntry;
import org.cadastre.settings.Configuration;
import org.cadastre.settings.KnowledgeDraft;
import org.cadastre.settings.RecordedExample;

/// What a contributor of knowledge wants to know: whether it holds, and what it makes of a
/// recording.
public final class Teaching {
  private final Path shipped;
  private final Home home;

  Teaching(Path shipped, Home home) {
    this.shipped = shipped;
    this.home = home;
  }

  /// What was looked at and holds.
  public record Tally(int entries, int examples, int recordings) {}

  /// A recording, as it is understood without the files and with them.
  public record Lesson(Reading before, Reading after) {}

  /// Holds everything that would be known with these files against its examples and recordings.
  ///
  /// @param files knowledge or vocabulary; none to look at what there is
  /// @throws org.cadastre.settings.InvalidConfigurationException when they cannot be understood
  /// @throws BadInputException with every example that does not hold, each with its file and line
  public Tally check(List<Path> files) {
    var draft = draft(files);
    var problems = new ArrayList<String>();
    draft.unproven().forEach(problem -> problems.add(problem.toString()));
    draft.recorded().forEach(example -> problems.addAll(problems(draft, example)));
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    var entries = entries(draft.configuration());
    return new Tally(
        entries.size(),
        entries.stream().mapToInt(entry -> entry.examples().size()).sum(),
        draft.recorded().size());
  }

  /// What a recording gives.
  ///
  /// @param files knowledge or vocabulary that is not in place yet; may be none
  /// @throws BadInputException when the recording cannot be read
  public Lesson test(List<Path> files, Path recording) {
    var transcript = Recorded.load(recording);
    return new Lesson(
        read(draft(List.of()).configuration(), transcript),
        read(draft(files).configuration(), transcript));
  }

  private KnowledgeDraft draft(List<Path> files) {
    return Configuration.draft(shipped, home.directory(), files);
  }

  private static List<KnowledgeEntry> entries(Configuration configuration) {
    return Cadastre.probes().stream()
        .flatMap(probe -> configuration.knowledge(probe).entries().stream())
        .toList();
  }

  private static Reading read(Configuration configuration, Transcript transcript) {
    var probe = Protocols.probes(configuration).get(transcript.probe());
    if (probe == null) {
      throw new BadInputException("nobody here reads what the probe says: " + transcript.probe());
    }
    return new Reading(transcript, probe.read(transcript));
  }

  private static List<String> problems(KnowledgeDraft draft, RecordedExample example) {
    if (!example.recording().toFile().isFile()) {
      return List.of();
    }
    var problems = new ArrayList<String>();
    try {
      var transcript = Recorded.load(example.recording());
      var found = facts(read(draft.configuration(), transcript));
      new TreeMap<>(example.facts())
          .forEach((attribute, expected) -> {
            if (!expected.equals(found.get(attribute))) {
              problems.add(
                  problem(example, attribute, expected, found.getOrDefault(attribute, "nothing")));
            }
          });
    } catch (BadInputException unreadable) {
      problems.add(example.problem(String.valueOf(unreadable.getMessage())).toString());
    }
    return problems;
  }

  private static String problem(
      RecordedExample example, String attribute, String expected, String got) {
    var words =
        "entry '%s' expects %s = '%s' of %s but gets '%s'"
            .formatted(
                example.entry(), attribute, expected, example.recording().getFileName(), got);
    return example.problem(words).toString();
  }

  private static Map<String, String> facts(Reading reading) {
    var found = new TreeMap<String, String>();
    for (var finding : reading.findings()) {
      if (finding instanceof Finding.Fact fact && fact.subject().host() == null) {
        found.put(fact.attribute(), fact.value().toString());
      }
    }
    return found;
  }
}
