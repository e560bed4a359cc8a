package org.cadastre.core.ci;

import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Named fields, one below the other: what is kept, hashed and signed, and still read by people.
///
/// ```
/// actor jdoe
/// reason the label was wrong,
///  see the photograph
/// ```
///
/// A line that begins with a space belongs to the field above it; all other characters stand as
/// they are. What cannot be read strictly is refused with its line.
public final class FieldText {
  private FieldText() {}

  /// Writes fields.
  public static final class Writer {
    private final StringBuilder out = new StringBuilder(256);

    public Writer title(String title) {
      out.append(title).append('\n');
      return this;
    }

    /// @param name without a space or a line feed
    public Writer field(String name, Object value) {
      out.append(name).append(' ').append(value.toString().replace("\n", "\n ")).append('\n');
      return this;
    }

    /// Nothing stands for null.
    public Writer optional(String name, @Nullable Object value) {
      return value == null ? this : field(name, value);
    }

    public String text() {
      return out.toString();
    }
  }

  /// Reads fields in the order in which they were written.
  public static final class Reader {
    private final String text;
    private int position;
    private int line;

    public Reader(String text) {
      this.text = text;
    }

    /// The next line, which must be that.
    public void title(String title) {
      line++;
      if (!text.startsWith(title + "\n", position)) {
        throw malformed("expected '" + title + "'");
      }
      position += title.length() + 1;
    }

    /// Whether a field of that name comes next.
    public boolean at(String name) {
      return text.startsWith(name + " ", position);
    }

    public boolean atEnd() {
      return position == text.length();
    }

    /// How many characters were read.
    public int position() {
      return position;
    }

    /// The number of the line that was read last.
    public int line() {
      return line;
    }

    public String field(String name) {
      line++;
      if (!at(name)) {
        throw malformed("expected '" + name + " …'");
      }
      position += name.length() + 1;
      int end = end();
      var first = text.substring(position, end);
      position = end + 1;
      return text.startsWith(" ", position) ? continued(first) : first;
    }

    private String continued(String first) {
      var whole = new StringBuilder(first);
      while (text.startsWith(" ", position)) {
        line++;
        int end = end();
        whole.append('\n').append(text, position + 1, end);
        position = end + 1;
      }
      return whole.toString();
    }

    private int end() {
      int end = text.indexOf('\n', position);
      if (end < 0) {
        throw malformed("ends in the middle");
      }
      return end;
    }

    /// @param meaning throws [IllegalArgumentException] or [DateTimeException] for a text without
    ///   one
    public <T> T field(String name, Function<String, T> meaning) {
      int at = line + 1;
      var found = field(name);
      try {
        return meaning.apply(found);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new MalformedTextException(at, name + ": " + e.getMessage());
      }
    }

    /// Null where there is no such field.
    public @Nullable String optional(String name) {
      return at(name) ? field(name) : null;
    }

    public <T> @Nullable T optional(String name, Function<String, T> meaning) {
      return at(name) ? field(name, meaning) : null;
    }

    public void end(String of) {
      if (!atEnd()) {
        line++;
        throw malformed("goes on behind the end of " + of);
      }
    }

    public MalformedTextException malformed(String why) {
      return new MalformedTextException(line, why);
    }
  }

  /// Refuses a text that says the same as the canonical one in other characters.
  ///
  /// @throws MalformedTextException naming the first line that differs
  public static void requireCanonical(String text, String canonical) {
    if (text.equals(canonical)) {
      return;
    }
    int line = 1;
    for (int i = 0; i < text.length() && i < canonical.length(); i++) {
      if (text.charAt(i) != canonical.charAt(i)) {
        break;
      }
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    throw new MalformedTextException(line, "not written as it should be");
  }
}
