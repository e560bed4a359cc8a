package org.cadastre.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptText;

/// Recorded conversations of which the fuzzer says otherwise than was said.
///
/// Its input names a recording by its first byte; then, parted by bytes of 0xFE, come answers, each
/// behind a byte that names the exchange and one that tells how it ended. So every byte it changes
/// is read by some parser, and the rest of the conversation makes sense.
public final class Recordings {
  private static final byte PART = (byte) 0xFE;
  private static final int LARGEST_SEED = 4096;

  private final List<Transcript> recordings;

  private Recordings(List<Transcript> recordings) {
    this.recordings = recordings;
  }

  /// Those that lie in `recordings/` under that name.
  public static Recordings of(String name) {
    var recordings = new ArrayList<Transcript>();
    try (var files = Files.list(directory().resolve(name))) {
      for (var file : files.sorted().toList()) {
        recordings.add(TranscriptText.read(Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (recordings.isEmpty()) {
      throw new IllegalStateException("no recordings of " + name);
    }
    return new Recordings(recordings);
  }

  private static Path directory() {
    var found = Recordings.class.getResource("/recordings");
    try {
      return Path.of(java.util.Objects.requireNonNull(found).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The conversation that an input stands for.
  public Transcript conversation(byte[] input) {
    if (input.length == 0) {
      return recordings.getFirst();
    }
    var recording = recordings.get(Math.floorMod(input[0], recordings.size()));
    var exchanges = new ArrayList<>(recording.exchanges());
    int from = 1;
    while (from < input.length && !exchanges.isEmpty()) {
      int to = end(input, from);
      change(exchanges, Arrays.copyOfRange(input, from, to));
      from = to + 1;
    }
    return new Transcript(
        recording.probe(), recording.endpoint(), recording.started(), recording.ended(), exchanges);
  }

  private static int end(byte[] input, int from) {
    int to = from;
    while (to < input.length && input[to] != PART) {
      to++;
    }
    return to;
  }

  private static void change(List<Exchange> exchanges, byte[] change) {
    if (change.length < 2) {
      return;
    }
    int at = Byte.toUnsignedInt(change[0]) % exchanges.size();
    var text = Answer.decode(Arrays.copyOfRange(change, 2, change.length));
    var answer =
        switch (change[1]) {
          case 'c' -> new Answer.Said(text, 0, false);
          case 'e' -> new Answer.Said(text, 1, true);
          case 'r' -> new Answer.Refused(text);
          default -> new Answer.Said(text, 0, true);
        };
    exchanges.set(at, new Exchange(exchanges.get(at).question(), answer));
  }

  /// Each answer by itself, as it was.
  public List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    for (int i = 0; i < recordings.size(); i++) {
      var exchanges = recordings.get(i).exchanges();
      for (int at = 0; at < Math.min(exchanges.size(), 256); at++) {
        if (exchanges.get(at).answer() instanceof Answer.Said(var text, _, _) && !text.isBlank()) {
          seeds.add(seed(i, at, text));
        }
      }
    }
    return seeds;
  }

  private static byte[] seed(int recording, int at, String text) {
    var said = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(said.length, LARGEST_SEED);
    var seed = new byte[length + 3];
    seed[0] = (byte) recording;
    seed[1] = (byte) at;
    seed[2] = 's';
    System.arraycopy(said, 0, seed, 3, length);
    return seed;
  }
}
