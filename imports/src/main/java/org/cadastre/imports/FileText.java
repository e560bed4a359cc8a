package org.cadastre.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file's text, piece by piece. Knows the place of the first byte that is not of its encoding; a
/// byte order mark of UTF-8 is passed over.
final class FileText implements Closeable {
  private static final int PIECE = 1 << 16;

  private final InputStream in;
  private final Charset encoding;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(PIECE).flip();
  private long before;
  private boolean ended;
  private boolean begun;

  FileText(InputStream in, Charset encoding) {
    this.in = in;
    this.encoding = encoding;
    this.decoder = encoding.newDecoder();
  }

  /// The whole file.
  ///
  /// @throws BadRowException when it is larger than that or not UTF-8
  static String read(Path file, int largest) throws IOException {
    if (Files.size(file) > largest) {
      throw new BadRowException(1, "is larger than " + (largest >> 20) + " MiB");
    }
    try (var text = new FileText(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      var whole = new StringBuilder();
      var piece = new char[PIECE];
      for (int got = text.read(piece); got >= 0; got = text.read(piece)) {
        whole.append(piece, 0, got);
        if (whole.length() > largest) {
          throw new BadRowException(1, "is larger than " + (largest >> 20) + " MiB");
        }
      }
      return whole.toString();
    } catch (BadBytesException e) {
      throw new BadRowException(1, e.getMessage());
    }
  }

  /// Fills as much of the buffer, which must hold two characters or more, as there is; -1 at the
  /// end.
  int read(char[] buffer) throws IOException {
    var out = CharBuffer.wrap(buffer);
    while (out.position() == 0) {
      var result = decoder.decode(bytes, out, ended);
      if (result.isError() && out.position() == 0) {
        throw new BadBytesException(
            "is not "
                + encoding
                + " from byte "
                + (before + bytes.position())
                + " on: save it as "
                + encoding);
      }
      if (out.position() > 0) {
        break;
      }
      if (ended) {
        return -1;
      }
      fill();
    }
    return out.position();
  }

  private void fill() throws IOException {
    before += bytes.position();
    bytes.compact();
    int got = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
    ended = bytes.remaining() > got;
    bytes.position(bytes.position() + got).flip();
    if (!begun) {
      begun = true;
      mark();
    }
  }

  private void mark() throws BadBytesException {
    if (!encoding.equals(StandardCharsets.UTF_8)) {
      return;
    }
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      bytes.position(3);
    } else if (startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE)) {
      throw new BadBytesException("is UTF-16 from byte 0 on: save it as UTF-8");
    }
  }

  private boolean startsWith(int... mark) {
    if (bytes.remaining() < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes.get(i) & 255) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
