package org.cadastre.cmdb.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cadastre.core.store.CorruptArchiveException;
import org.jspecify.annotations.Nullable;

/// The lines of checkpoints, which are only ever added to.
record CheckpointFile(Path path) {
  private static final int LARGEST = 512 << 20;
  private static final Pattern COMPLETE = Pattern.compile("signature=[0-9a-f]{128}");
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9 =.:TZ-]*");

  /// All lines in order; of a damaged one, null.
  List<@Nullable Checkpoint> read(Consumer<Flaw> flaws) throws IOException {
    var found = new ArrayList<@Nullable Checkpoint>();
    var text = text();
    int start = 0;
    for (int line = 1; start < text.length(); line++) {
      int end = text.indexOf('\n', start);
      var content = text.substring(start, end < 0 ? text.length() : end);
      if (end >= 0 || !cutShort(content)) {
        found.add(checkpoint(content, line, flaws));
      }
      start = end < 0 ? text.length() : end + 1;
    }
    return found;
  }

  private @Nullable Checkpoint checkpoint(String line, int number, Consumer<Flaw> flaws) {
    try {
      return Checkpoint.parse(line);
    } catch (IllegalArgumentException e) {
      flaws.accept(new Flaw(place(number), String.valueOf(e.getMessage())));
      return null;
    }
  }

  String place(long line) {
    return path + " line " + line;
  }

  /// Whether a crash can have left the last line like this. What was signed was never acknowledged.
  private static boolean cutShort(String line) {
    return PLAIN.matcher(line).matches()
        && !COMPLETE.matcher(line).find()
        && "cadastre-checkpoint 1 number=".regionMatches(0, line, 0, Math.min(line.length(), 29));
  }

  /// The last one, or null.
  ///
  /// @throws CorruptArchiveException when the file is damaged
  @Nullable Checkpoint last() throws IOException {
    var all = sound();
    return all.isEmpty() ? null : all.getLast();
  }

  /// All lines in order.
  ///
  /// @throws CorruptArchiveException when one is damaged
  List<Checkpoint> sound() throws IOException {
    var flaws = new ArrayList<Flaw>();
    var all = new ArrayList<Checkpoint>();
    for (var line : read(flaws::add)) {
      if (line != null) {
        all.add(line);
      }
    }
    if (!flaws.isEmpty()) {
      throw new CorruptArchiveException(flaws.getFirst().place() + ": " + flaws.getFirst().what());
    }
    return all;
  }

  private String text() throws IOException {
    if (!Files.exists(path)) {
      return "";
    }
    if (Files.size(path) > LARGEST) {
      throw new CorruptArchiveException(path + ": too large");
    }
    return Files.readString(path, StandardCharsets.ISO_8859_1);
  }

  /// Adds a line, in place of one that a crash cut short, and forces it to disk. Nobody else may do
  /// so at the same time.
  void add(Checkpoint checkpoint) throws IOException {
    var text = text();
    int end = text.lastIndexOf('\n') + 1;
    var line = checkpoint.line() + "\n";
    if (end < text.length() && !cutShort(text.substring(end))) {
      line = "\n" + line;
      end = text.length();
    }
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(end);
      file.seek(end);
      file.write(line.getBytes(StandardCharsets.US_ASCII));
      file.getFD().sync();
    }
  }
}
