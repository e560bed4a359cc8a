package org.cadastre.runtime.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.PrivateFiles;

/// When each token let somebody in last, to the minute.
final class TokenUses {
  private static final Duration FINE = Duration.ofMinutes(1);
  private static final long LARGEST = 1 << 20;

  private final Path file;
  private final InstantSource clock;

  TokenUses(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /// @throws BadInputException when the file does not hold what it should
  synchronized Map<String, Instant> read() {
    var uses = new TreeMap<String, Instant>();
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return uses;
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw new BadInputException(file + ": too long; remove the file");
      }
      for (var line : Files.readAllLines(file)) {
        int is = line.indexOf('=');
        uses.put(line.substring(0, Math.max(is, 0)), Instant.parse(line.substring(is + 1)));
      }
      return uses;
    } catch (DateTimeParseException | CharacterCodingException _) {
      throw new BadInputException(file + ": not a time in each line; remove the file");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// A file that does not hold what it should is begun anew.
  ///
  /// @param known tokens that there are; the others are forgotten
  synchronized void note(String token, Collection<String> known) {
    var uses = kept();
    var now = clock.instant();
    var last = uses.get(token);
    if (last == null || Duration.between(last, now).abs().compareTo(FINE) >= 0) {
      uses.put(token, now);
      uses.keySet().retainAll(known);
      var out = new StringBuilder();
      uses.forEach((name, at) -> out.append(name).append('=').append(at).append('\n'));
      PrivateFiles.replace(file, out.toString());
    }
  }

  private Map<String, Instant> kept() {
    try {
      return read();
    } catch (BadInputException _) {
      return new TreeMap<>();
    }
  }
}
