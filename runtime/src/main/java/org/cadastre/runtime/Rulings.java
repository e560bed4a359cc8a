package org.cadastre.runtime;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.ci.Act;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.evidence.TranscriptReader;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.probe.Probe;
import org.cadastre.core.rules.Agreement;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.imports.Imports;
import org.cadastre.reconciler.Reconciler;
import org.cadastre.settings.Configuration;
import org.cadastre.settings.InvalidConfigurationException;

/// By what the register is kept just now: model, rules, what was measured of the sources, and how
/// transcripts are understood.
final class Rulings {
  private final Path shipped;
  private Configuration configuration;
  private Agreement agreement;
  private Map<String, TranscriptReader> readers;
  private Reconciler reconciler;

  /// @param shipped what rules of earlier times are declared on top of
  Rulings(Configuration configuration, Agreement agreement, Path shipped) {
    this.shipped = shipped;
    this.configuration = configuration;
    this.agreement = agreement;
    this.readers = readers(configuration);
    this.reconciler = new Reconciler(configuration.model(), rules());
  }

  /// As the register has it: with the latest measurement.
  static Rulings of(Configuration configuration, CmdbStore store, Path shipped) {
    var agreement = Agreement.NONE;
    for (var signed : store.acts(Act.MEASURED)) {
      if (signed.act() instanceof Act.Measured(var figures)) {
        agreement = Figures.read(figures);
      }
    }
    return new Rulings(configuration, agreement, shipped);
  }

  private static Map<String, TranscriptReader> readers(Configuration configuration) {
    var readers =
        new TreeMap<>(new Imports(configuration.model(), configuration.vocabulary()).readers());
    Protocols.probes(configuration).forEach((name, probe) -> readers.put(name, reader(probe)));
    return readers;
  }

  /// A conversation is the word of one source at one time: its end.
  private static TranscriptReader reader(Probe probe) {
    return transcript ->
        java.util.List.of(
            new Testimony(probe.source(transcript), transcript.ended(), probe.read(transcript)));
  }

  void adopt(Configuration other) {
    configuration = other;
    readers = readers(other);
    reconciler = new Reconciler(other.model(), rules());
  }

  /// Goes by rules as they were put in force at some time; as long as we still understand them.
  void adopt(Map<String, String> declarations) {
    if (declarations.equals(configuration.declarations())) {
      return;
    }
    try {
      adopt(Configuration.restore(shipped, declarations));
    } catch (InvalidConfigurationException _) {
      // A later version may not know what an earlier one did; what is in force today is in force.
    }
  }

  void adopt(Agreement measured) {
    agreement = measured;
    reconciler = new Reconciler(configuration.model(), rules());
  }

  Configuration configuration() {
    return configuration;
  }

  ClassModel model() {
    return configuration.model();
  }

  /// The rules with what was measured; decisions cite both.
  RuleSet rules() {
    var rules = configuration.rules();
    return agreement.equals(Agreement.NONE)
        ? rules
        : rules.with(agreement, rules.version() + "+" + Figures.hash(agreement));
  }

  Reconciler reconciler() {
    return reconciler;
  }

  /// Whether anybody understands that probe's transcripts.
  boolean understands(String probe) {
    return readers.containsKey(probe);
  }

  TranscriptReader reader(String probe) {
    return readers.getOrDefault(probe, _ -> java.util.List.of());
  }
}
