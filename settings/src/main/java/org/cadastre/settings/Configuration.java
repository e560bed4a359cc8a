package org.cadastre.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.RuleSet;

/// What `config/` declares: class model, vocabulary, knowledge, rules.
public final class Configuration {
  private final ClassModel model;
  private final Vocabulary vocabulary;
  private final Map<String, Knowledge> knowledge;
  private final RuleSet rules;
  private final String hash;

  private Configuration(
      ClassModel model,
      Vocabulary vocabulary,
      Map<String, Knowledge> knowledge,
      RuleSet rules,
      String hash) {
    this.model = model;
    this.vocabulary = vocabulary;
    this.knowledge = knowledge;
    this.rules = rules;
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
    return load(directory, Proof.TAKEN_ON_TRUST);
  }

  /// As [#load], and every example of every knowledge entry must hold.
  public static Configuration loadProven(Path directory) {
    return load(directory, Proof.HELD_AGAINST_EXAMPLES);
  }

  private enum Proof {
    TAKEN_ON_TRUST,
    HELD_AGAINST_EXAMPLES
  }

  private static Configuration load(Path directory, Proof proof) {
    var problems = new ArrayList<Problem>();
    if (!Files.isDirectory(directory.resolve("model"))) {
      problems.add(new Problem(directory.toString(), 1, "holds no model/: not a configuration"));
      throw new InvalidConfigurationException(problems);
    }
    complete(directory, problems);
    var configuration = read(directory, problems, proof);
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(problems);
    }
    return configuration;
  }

  private static void complete(Path directory, List<Problem> problems) {
    for (var part : List.of("model/classes", "vocabulary")) {
      if (yamlFiles(directory.resolve(part)).isEmpty()) {
        problems.add(
            new Problem(directory.resolve(part).toString(), 1, "holds no .yaml file: incomplete"));
      }
    }
    if (!Files.isDirectory(directory.resolve("knowledge"))) {
      problems.add(
          new Problem(directory.resolve("knowledge").toString(), 1, "is missing: incomplete"));
    }
  }

  private static Configuration read(Path directory, List<Problem> problems, Proof proof) {
    var model = model(directory, problems);
    var words = new VocabularyFiles();
    each(directory.resolve("vocabulary"), problems, words::add);
    var vocabulary = words.vocabulary();
    var knowledge = new TreeMap<String, Knowledge>();
    for (var protocol : directories(directory.resolve("knowledge"))) {
      var files = new KnowledgeFiles(model, vocabulary, protocol.resolve("recordings"));
      each(protocol, problems, files::add);
      if (proof == Proof.HELD_AGAINST_EXAMPLES) {
        files.prove();
      }
      knowledge.put(String.valueOf(protocol.getFileName()), files.knowledge());
    }
    var rules = new RuleFiles(model);
    each(directory.resolve("rules"), problems, rules::add);
    var version = "rules-" + hash(yamlFiles(directory.resolve("rules"))).substring(0, 8);
    var ruleSet = rules.ruleSet(version);
    complete(ruleSet, directory.resolve("rules"), problems);
    return new Configuration(model, vocabulary, knowledge, ruleSet, hash(allFiles(directory)));
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

  private static ClassModel model(Path directory, List<Problem> problems) {
    var files = new ModelFiles();
    var model = directory.resolve("model");
    each(model.resolve("classes"), problems, files::classes);
    files.attributes(Source.read(model.resolve("attributes.yaml"), problems));
    files.relations(Source.read(model.resolve("relations.yaml"), problems));
    return files.model();
  }

  private static void each(Path directory, List<Problem> problems, Consumer<Node> reader) {
    yamlFiles(directory).forEach(file -> reader.accept(Source.read(file, problems)));
  }

  private static List<Path> yamlFiles(Path directory) {
    return children(directory).stream()
        .filter(path -> path.toString().endsWith(".yaml") && Files.isRegularFile(path))
        .toList();
  }

  private static List<Path> directories(Path directory) {
    return children(directory).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> allFiles(Path directory) {
    var files = new ArrayList<>(yamlFiles(directory));
    directories(directory).forEach(child -> files.addAll(allFiles(child)));
    return files;
  }

  private static List<Path> children(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var paths = Files.list(directory)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(List<Path> files) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var file : files) {
        digest.update(
            String.valueOf(file.getFileName()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
