package org.cadastre.runtime;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.TestimonyText;
import org.cadastre.core.evidence.TranscriptHead;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.rules.Agreement;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.settings.Configuration;
import org.cadastre.settings.InvalidConfigurationException;

/// What transcripts say under every model that was ever in force. A rebuild reads each by the model
/// of its time; where models make a difference, only its words can tell, and they stay.
///
/// @param models the rulings of today and those of earlier models
record LastingReading(List<Rulings> models) {
  /// As many as a record holds, whatever they are.
  private static final int MOST_CHARACTERS = 16 << 20;

  LastingReading {
    models = List.copyOf(models);
  }

  /// @param shipped what rules of earlier times are declared on top of
  static LastingReading of(Configuration today, CmdbStore store, Path shipped) {
    var models = new ArrayList<Rulings>();
    models.add(new Rulings(today, Agreement.NONE, shipped));
    var seen = new HashSet<>(Set.of(model(today.declarations())));
    var applied = store.acts(new Act.RulesApplied("", Map.of()).word());
    if (!applied.isEmpty()) {
      add(Configuration.load(shipped), seen, models, shipped);
    }
    for (var signed : applied) {
      if (signed.act() instanceof Act.RulesApplied(_, var files) && !seen.contains(model(files))) {
        try {
          add(Configuration.restore(shipped, files), seen, models, shipped);
        } catch (InvalidConfigurationException _) {
          // A rebuild does not go by what is not understood any more either.
        }
      }
    }
    return new LastingReading(models);
  }

  private static void add(
      Configuration then, Set<Map<String, String>> seen, List<Rulings> models, Path shipped) {
    if (seen.add(model(then.declarations()))) {
      models.add(new Rulings(then, Agreement.NONE, shipped));
    }
  }

  /// Rules have no say in what a transcript means.
  private static Map<String, String> model(Map<String, String> declarations) {
    var model = new TreeMap<>(declarations);
    model.keySet().removeIf(path -> !path.startsWith("model/"));
    return Map.copyOf(model);
  }

  /// Its text, or nothing where there is none that lasts.
  Optional<String> of(Kept kept) {
    var head = kept.head();
    var texts = new HashSet<String>();
    try {
      for (var rulings : models) {
        if (!rulings.understands(head.probe())) {
          return Optional.empty();
        }
        texts.add(text(rulings, head, kept));
      }
    } catch (RuntimeException | StackOverflowError _) {
      // A reader with a fault of its own may be mended, and the words be understood then.
      return Optional.empty();
    }
    return texts.size() == 1
        ? texts.stream().filter(LastingReading::keepable).findFirst()
        : Optional.empty();
  }

  /// Whether it can be read back; half a character cannot.
  private static boolean keepable(String text) {
    return text.length() <= MOST_CHARACTERS && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private String text(Rulings rulings, TranscriptHead head, Kept kept) {
    var said = rulings.reader(head.probe()).read(kept.transcript());
    return TestimonyText.write(head, said, this::changing);
  }

  /// Whether no model took it for anything that could make a claim.
  private boolean changing(String attribute) {
    return models.stream()
        .allMatch(rulings ->
            rulings.model().attribute(attribute).map(AttributeType::changing).orElse(false));
  }
}
