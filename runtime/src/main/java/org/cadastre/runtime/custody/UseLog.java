package org.cadastre.runtime.custody;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The record of uses: a file that is only ever added to, each line with the hash of all before it.
/// Several processes may add to it. Those who add at the same time share one write to the disk.
final class UseLog {
  private static final long TAIL = 8L << 20;
  private static final int LONGEST_LINE = 16 << 10;
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Path file;
  private final Consumer<CredentialUse> reader;
  private final ReentrantLock writing = new ReentrantLock();
  private final ConcurrentLinkedQueue<Ticket> waiting = new ConcurrentLinkedQueue<>();
  private long position = -1;
  private String head = Links.FIRST;

  private static final class Ticket {
    private final CredentialUse use;
    private volatile boolean done;

    private Ticket(CredentialUse use) {
      this.use = use;
    }
  }

  /// @param reader is told of every use, also of those that other processes add, in order
  UseLog(Path file, Consumer<CredentialUse> reader) {
    this.file = file;
    this.reader = reader;
  }

  /// Reads the last of what there is.
  void load() {
    if (!Files.notExists(file)) {
      inTurn(channel -> {});
    }
  }

  /// Returns once the use is on disk.
  void append(CredentialUse use) {
    var ticket = new Ticket(use);
    waiting.add(ticket);
    writing.lock();
    try {
      if (!ticket.done) {
        inTurn(this::write);
      }
    } finally {
      writing.unlock();
    }
  }

  private interface Work {
    void with(FileChannel channel) throws IOException;
  }

  private void inTurn(Work work) {
    try (var channel = open();
        var _ = lock(channel)) {
      catchUp(channel);
      work.with(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("the use of a credential cannot be put on record: " + file, e);
    }
  }

  private FileChannel open() throws IOException {
    if (Files.notExists(file)
        && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var options =
          Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      return FileChannel.open(file, options, own);
    }
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      var lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  /// Reads what was added since, and cuts off what a crash left unfinished.
  private void catchUp(FileChannel channel) throws IOException {
    long size = channel.size();
    boolean inside = position < 0 && size > TAIL;
    long from = position < 0 ? Math.max(0, size - TAIL) : position;
    var bytes = bytes(channel, from, size);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    var lines = new String(bytes, 0, end, StandardCharsets.UTF_8).lines();
    lines
        .skip(inside ? 1 : 0)
        .forEach(line -> {
          int tab = line.lastIndexOf('\t');
          head = line.substring(tab + 1);
          tell(line.substring(0, Math.max(tab, 0)));
        });
    position = from + end;
    if (position < size) {
      channel.truncate(position);
    }
  }

  /// A damaged line is for whoever verifies; it holds up no scan.
  private void tell(String line) {
    CredentialUse use;
    try {
      use = CredentialUse.parse(line);
    } catch (IllegalArgumentException _) {
      return;
    }
    reader.accept(use);
  }

  private static byte[] bytes(FileChannel channel, long from, long to) throws IOException {
    var bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, from + bytes.position());
    }
    return bytes.array();
  }

  private void write(FileChannel channel) throws IOException {
    var batch = new ArrayList<Ticket>();
    var text = new StringBuilder();
    var last = head;
    for (var ticket = waiting.poll(); ticket != null; ticket = waiting.poll()) {
      batch.add(ticket);
      var line = ticket.use.line();
      last = Links.hash(last, line);
      text.append(line).append('\t').append(last).append('\n');
    }
    var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    channel.force(true);
    position = at;
    head = last;
    for (var ticket : batch) {
      ticket.done = true;
      reader.accept(ticket.use);
    }
  }

  /// What is wrong with the record, each with its line; empty when it is as it was written. What a
  /// crash left unfinished at the end was never acknowledged and is no damage.
  ///
  /// @param each is told of every sound use
  static List<String> verify(Path file, Consumer<CredentialUse> each) {
    var flaws = new ArrayList<String>();
    if (Files.notExists(file)) {
      return flaws;
    }
    var before = Links.FIRST;
    long number = 0;
    try (var in = Files.newBufferedReader(file)) {
      for (var line = whole(in); line != null; line = whole(in)) {
        number++;
        int tab = line.lastIndexOf('\t');
        var body = line.substring(0, Math.max(tab, 0));
        var hash = line.substring(tab + 1);
        if (Links.hash(before, body).equals(hash)) {
          each.accept(CredentialUse.parse(body));
        } else {
          flaws.add("line %d is not as it was written".formatted(number));
        }
        before = hash;
      }
    } catch (IOException | IllegalArgumentException e) {
      flaws.add("line %d cannot be read: %s".formatted(number + 1, e.getMessage()));
    }
    return flaws;
  }

  /// The next line that has an end.
  private static @Nullable String whole(BufferedReader in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return line.toString();
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("it is too long");
      }
      line.append((char) c);
    }
    return null;
  }
}
