package org.cadastre.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptReader;

/// One way of taking a file in.
///
/// The halves never mix, as in a probe: [#take] reads the file and concludes nothing; what it means
/// says the [#reader], at any later time and without the file.
public interface Importer {
  /// Checks the whole file, then cuts it into transcripts of bounded size as they are asked for.
  ///
  /// @param now when the file is taken in; no row may claim to have been observed after it
  /// @return to be closed, for it holds the file open
  /// @throws BadImportException before anything is given out, with every error and its place
  Stream<Transcript> take(Path file, Instant now) throws IOException;

  /// Understands the transcripts that [#take] made, old ones too.
  TranscriptReader reader();
}
