package org.cadastre.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.MalformedTranscriptException;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.settings.Configuration;
import org.cadastre.settings.FileTrouble;

/// Transcripts that were recorded to files.
final class Recorded {
  private static final int LARGEST = 64 * 1024 * 1024;

  private Recorded() {}

  static Transcript load(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new BadInputException(file + ": larger than 64 MiB");
      }
      return TranscriptText.read(Answer.decode(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read: " + FileTrouble.words(e));
    } catch (MalformedTranscriptException e) {
      throw new BadInputException(file + ": " + e.getMessage());
    }
  }

  static Reading read(Configuration configuration, Transcript transcript) {
    var probe = Protocols.probes(configuration).get(transcript.probe());
    return new Reading(transcript, probe == null ? List.of() : probe.read(transcript));
  }

  /// The archived transcript whose hash begins with that text, or what it said.
  static TranscriptArchive.Conversation archived(Cadastre cadastre, String hashPrefix) {
    var found = cadastre.ask(store -> store.evidence(hashPrefix));
    if (found.isEmpty()) {
      throw new RefusedException("there is no transcript " + hashPrefix);
    }
    if (found.size() > 1) {
      throw new RefusedException(
          "several transcripts begin with %s: %s"
              .formatted(hashPrefix, found.stream().map(e -> e.hash().substring(0, 16)).toList()));
    }
    try (var journal = cadastre.keeping().archive()) {
      if (journal.read(found.getFirst().location())
          instanceof TranscriptArchive.Conversation kept) {
        return kept;
      }
      throw new RefusedException("there is no transcript " + hashPrefix);
    }
  }
}
