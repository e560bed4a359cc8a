package org.cadastre.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.RuleSet;

/// What is declared in `config/` and by a home's own `model/` and `rules/`: class model,
/// vocabulary, knowledge, rules.
public final class Configuration {
  private final ClassModel model;
  private final Vocabulary vocabulary;
  private final Map<String, Knowledge> knowledge;
  private final RuleSet rules;
  private final Map<String, String> declarations;
  private final String hash;

  private Configuration(
      ClassModel model,
      Vocabulary vocabulary,
      Map<String, Knowledge> knowledge,
      RuleSet rules,
      Map<String, String> declarations,
      String hash) {
    this.model = model;
    this.vocabulary = vocabulary;
    this.knowledge = knowledge;
    this.rules = rules;
    this.declarations = declarations;
    this.hash = hash;
  }

  public ClassModel model() {
    return model;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// The knowledge of a protocol; empty when there is none.
  public Knowledge knowledge(String protocol) {
    return knowledge.getOrDefault(protocol, Knowledge.of(List.of()));
  }

  public RuleSet rules() {
    return rules;
  }

  /// The texts of the model and rule files in force, by place (`model/NAME`, `rules/NAME`);
  /// [#restore] reads them again.
  public Map<String, String> declarations() {
    return declarations;
  }

  /// SHA-256 of everything that was read, in hexadecimal.
  public String hash() {
    return hash;
  }

  /// Reads and checks the whole directory. Whether the knowledge's examples hold is the build's and
  /// the doctor's matter ([#loadProven]): an entry may be taken out without touching those that
  /// built on it.
  ///
  /// @throws InvalidConfigurationException with every problem found, each with its file and line
  public static Configuration load(Path directory) {
    return load(directory, all -> all.layer(directory), List.of()).whole();
  }

  /// As [#load], and every example of every knowledge entry must hold.
  public static Configuration loadProven(Path directory) {
    return load(directory, all -> all.layer(directory), List.of()).proven();
  }

  /// What would be known if these knowledge and vocabulary files were put where they belong.
  /// Nothing is written. An entry's file belongs to the protocol by whose name its directory is
  /// called, else to the one whose entries ask for the same clues.
  ///
  /// @throws InvalidConfigurationException with every problem but those of the examples
  public static KnowledgeDraft draft(Path shipped, Path own, List<Path> candidates) {
    var loaded =
        load(
            shipped,
            all -> {
              all.layer(shipped);
              all.layer(own);
            },
            candidates);
    return new KnowledgeDraft(loaded.whole(), loaded.unproven(), loaded.shelves().recorded());
  }

  /// As [#load], with a home's own `model/*.yaml` and `rules/*.yaml` added: a file replaces the
  /// shipped one of the same name.
  ///
  /// @param own need not hold either directory, nor be there at all
  public static Configuration load(Path shipped, Path own) {
    return check(shipped, own, List.of());
  }

  /// What would be declared if these files were put into the home, each where it belongs
  /// ([#directoryFor]). Nothing is written.
  ///
  /// @throws InvalidConfigurationException with every problem that would then be there
  public static Configuration check(Path shipped, Path own, List<Path> candidates) {
    return load(
            shipped,
            all -> {
              all.layer(shipped);
              all.layer(own);
              all.candidates(candidates);
            },
            List.of())
        .whole();
  }

  /// As [#load], with the model and the rules that were in force once, and none other.
  ///
  /// @param declarations as [#declarations] gave them
  public static Configuration restore(Path shipped, Map<String, String> declarations) {
    return load(shipped, all -> all.restore(declarations), List.of()).whole();
  }

  /// Where in a home a rule or model file belongs: `rules` or `model`, by what it declares.
  public static String directoryFor(Path file) {
    return Declarations.kind(file);
  }

  /// What was read, whole or not.
  private record Loaded(
      Configuration configuration, KnowledgeShelves shelves, List<Problem> problems) {
    Configuration whole() {
      if (!problems.isEmpty()) {
        throw new InvalidConfigurationException(problems);
      }
      return configuration;
    }

    List<Problem> unproven() {
      int before = problems.size();
      shelves.prove();
      return List.copyOf(problems.subList(before, problems.size()));
    }

    Configuration proven() {
      unproven();
      return whole();
    }
  }

  private static Loaded load(
      Path shipped, Consumer<Declarations> gathering, List<Path> candidates) {
    var problems = new ArrayList<Problem>();
    if (!Files.isDirectory(shipped.resolve("model"))) {
      problems.add(new Problem(shipped.toString(), 1, "holds no model/: not a configuration"));
      throw new InvalidConfigurationException(problems);
    }
    complete(shipped, problems);
    var declarations = new Declarations(problems);
    gathering.accept(declarations);
    return read(shipped, declarations, problems, candidates);
  }

  private static void complete(Path shipped, List<Problem> problems) {
    for (var part : List.of("model/classes", "vocabulary")) {
      if (Directories.yamlFiles(shipped.resolve(part)).isEmpty()) {
        problems.add(
            new Problem(shipped.resolve(part).toString(), 1, "holds no .yaml file: incomplete"));
      }
    }
    if (!Files.isDirectory(shipped.resolve("knowledge"))) {
      problems.add(
          new Problem(shipped.resolve("knowledge").toString(), 1, "is missing: incomplete"));
    }
  }

  private static Loaded read(
      Path shipped, Declarations declarations, List<Problem> problems, List<Path> candidates) {
    var classes = new ModelFiles();
    declarations.each(Declarations.MODEL, classes::add);
    var model = classes.model();
    var shelves = new KnowledgeShelves(shipped, candidates, problems);
    shelves.read(model);
    var rules = new RuleFiles(model);
    declarations.each(Declarations.RULES, rules::add);
    var ruleSet = rules.ruleSet(declarations.ruleSetVersion());
    complete(ruleSet, shipped.resolve("rules"), problems);
    var configuration =
        new Configuration(
            model,
            shelves.vocabulary(),
            shelves.knowledge(),
            ruleSet,
            declarations.texts(),
            hash(shipped, declarations, problems));
    return new Loaded(configuration, shelves, problems);
  }

  /// Rules that are missing would not fail but make themselves felt: without junk, machines that
  /// share a placeholder for a serial number become one.
  private static void complete(RuleSet rules, Path directory, List<Problem> problems) {
    if (rules.authorities().isEmpty()) {
      problems.add(new Problem(directory.toString(), 1, "declares no authority: incomplete"));
    }
    if (rules.junk().isEmpty()) {
      problems.add(new Problem(directory.toString(), 1, "declares no junk: incomplete"));
    }
  }

  private static String hash(Path shipped, Declarations declarations, List<Problem> problems) {
    var texts = new TreeMap<>(declarations.texts());
    for (var part : List.of("vocabulary", "knowledge")) {
      for (var file : Directories.allYamlFiles(shipped.resolve(part))) {
        Source.text(file, problems)
            .ifPresent(text -> texts.put(shipped.relativize(file).toString(), text));
      }
    }
    return ContentHash.of(texts);
  }
}
