package org.cadastre.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Cuts a file into rows, without holding more than one of them. Empty lines are passed over.
final class Rows implements Closeable {
  private final FileText in;
  private final boolean quoting;
  private final char delimiter;
  private final char[] buffer = new char[1 << 14];
  private int at;
  private int filled;
  private int line = 1;
  private final StringBuilder row = new StringBuilder();

  private Rows(FileText in, boolean quoting, char delimiter) {
    this.in = in;
    this.quoting = quoting;
    this.delimiter = delimiter;
  }

  /// Rows of CSV: a field that begins with a quotation mark may hold line breaks.
  static Rows csv(Path file, char delimiter, Charset encoding) throws IOException {
    return new Rows(open(file, encoding), true, delimiter);
  }

  static Rows lines(Path file) throws IOException {
    return new Rows(open(file, StandardCharsets.UTF_8), false, '\n');
  }

  private static FileText open(Path file, Charset encoding) throws IOException {
    if (Files.size(file) > Limits.FILE_BYTES) {
      throw new BadRowException(1, "is larger than " + (Limits.FILE_BYTES >> 30) + " GiB");
    }
    return new FileText(Files.newInputStream(file), encoding);
  }

  /// The next row, or null at the end.
  ///
  /// @throws BadRowException where it cannot be told what is a row
  @Nullable Row next() throws IOException {
    while (true) {
      int start = line;
      boolean more = fillRow(start);
      if (!row.toString().isBlank()) {
        return new Row(start, row.toString());
      }
      if (!more) {
        return null;
      }
    }
  }

  /// Whether there may be more after it.
  private boolean fillRow(int start) throws IOException {
    row.setLength(0);
    var quotes = new Quotes();
    while (true) {
      int c = read();
      if (c < 0) {
        if (quotes.open) {
          throw new BadRowException(start, "a quotation mark is not closed");
        }
        dropCarriageReturn();
        return false;
      }
      if (c == '\n') {
        line++;
      }
      if (c == '\n' && !quotes.open) {
        dropCarriageReturn();
        return true;
      }
      quotes.see(c);
      row.append((char) c);
      if (row.length() > Limits.ROW_LENGTH) {
        throw new BadRowException(
            start,
            "row is longer than "
                + (Limits.ROW_LENGTH >> 20)
                + " MiB"
                + (quotes.open ? "; is a quotation mark not closed?" : ""));
      }
    }
  }

  /// Whether we are within quotation marks, which only the beginning of a field may open.
  private final class Quotes {
    private boolean open;
    private boolean fresh = quoting;
    private boolean closed;

    void see(int c) {
      if (c == '"' && open) {
        open = false;
        closed = true;
        return;
      }
      if (c == '"' && (fresh || closed)) {
        open = true;
      }
      fresh = quoting && !open && c == delimiter;
      closed = false;
    }
  }

  private void dropCarriageReturn() {
    int last = row.length() - 1;
    if (last >= 0 && row.charAt(last) == '\r') {
      row.setLength(last);
    }
  }

  private int read() throws IOException {
    if (at == filled) {
      try {
        filled = in.read(buffer);
      } catch (BadBytesException e) {
        throw new BadRowException(line, e.getMessage());
      }
      at = 0;
      if (filled < 0) {
        filled = 0;
        return -1;
      }
    }
    return buffer[at++];
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
