package org.cadastre.core.evidence;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text form of a transcript: what is archived, hashed, recorded for tests and edited by hand.
///
/// ```
/// cadastre transcript 1
/// probe snmp
/// endpoint snmp:10.0.0.1:161
/// started 2026-11-21T08:30:00Z
/// ended 2026-11-21T08:30:01.5Z
/// ? get
///  1.3.6.1.2.1.1.2.0
/// = 0 complete
///  1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.8072.3.2.10
/// ? run
///  dmidecode
/// ! permission denied
/// ? walk
///  1.3.6.1.2.1.47.1.1.1.1
/// - 5000
/// ```
///
/// `?` asks, `=` said (status, complete or cut), `-` was silent for so many milliseconds, `!`
/// refused. A line that begins with a space belongs to the text above it. Lines end with a line
/// feed; all other bytes stand as they came.
public final class TranscriptText {
  private static final String TITLE = "cadastre transcript 1";

  private TranscriptText() {}

  public static String write(Transcript transcript) {
    var out = new StringBuilder(256);
    out.append(TITLE).append('\n');
    out.append("probe ").append(transcript.probe()).append('\n');
    out.append("endpoint ").append(transcript.endpoint()).append('\n');
    out.append("started ").append(transcript.started()).append('\n');
    out.append("ended ").append(transcript.ended()).append('\n');
    for (var exchange : transcript.exchanges()) {
      out.append("? ").append(exchange.question().verb()).append('\n');
      body(out, exchange.question().text());
      answer(out, exchange.answer());
    }
    return out.toString();
  }

  private static void answer(StringBuilder out, Answer answer) {
    switch (answer) {
      case Answer.Said(var text, var status, var complete) -> {
        out.append("= ").append(status).append(complete ? " complete\n" : " cut\n");
        body(out, text);
      }
      case Answer.Silent(var waited) -> out.append("- ").append(waited.toMillis()).append('\n');
      case Answer.Refused(var why) -> out.append("! ").append(why.replace('\n', ' ')).append('\n');
    }
  }

  private static void body(StringBuilder out, String text) {
    if (text.isEmpty()) {
      return;
    }
    int start = 0;
    while (true) {
      int end = text.indexOf('\n', start);
      out.append(' ').append(text, start, end < 0 ? text.length() : end).append('\n');
      if (end < 0) {
        return;
      }
      start = end + 1;
    }
  }

  /// @throws MalformedTranscriptException naming the line that cannot be read
  public static Transcript read(String text) {
    return new Reader(text).transcript();
  }

  private static final class Reader {
    private final String text;
    private int position;
    private int line;

    Reader(String text) {
      this.text = text;
    }

    Transcript transcript() {
      if (!TITLE.equals(next())) {
        throw malformed("does not begin with '" + TITLE + "'");
      }
      try {
        var probe = header("probe");
        var endpoint = Endpoint.parse(header("endpoint"));
        var started = Instant.parse(header("started"));
        var ended = Instant.parse(header("ended"));
        return new Transcript(probe, endpoint, started, ended, exchanges());
      } catch (MalformedTranscriptException e) {
        throw e;
      } catch (IllegalArgumentException | DateTimeException e) {
        throw malformed(e.getMessage());
      }
    }

    private List<Exchange> exchanges() {
      var exchanges = new ArrayList<Exchange>();
      while (position < text.length()) {
        var verb = next();
        if (!verb.startsWith("? ")) {
          throw malformed("expected a question ('? verb')");
        }
        var question = new Question(verb.substring(2), body());
        exchanges.add(new Exchange(question, answer()));
      }
      return exchanges;
    }

    private Answer answer() {
      var mark = next();
      if (mark.startsWith("- ")) {
        return new Answer.Silent(Duration.ofMillis(Long.parseLong(mark.substring(2))));
      }
      if (mark.startsWith("! ")) {
        return new Answer.Refused(mark.substring(2));
      }
      var words = mark.split(" ", -1);
      if (words.length != 3 || !words[0].equals("=") || !words[2].matches("complete|cut")) {
        throw malformed(
            "expected an answer ('= status complete|cut', '- milliseconds' or '! why')");
      }
      return new Answer.Said(body(), Integer.parseInt(words[1]), words[2].equals("complete"));
    }

    private String header(String name) {
      var found = next();
      if (!found.startsWith(name + " ")) {
        throw malformed("expected '" + name + " …'");
      }
      return found.substring(name.length() + 1);
    }

    private String body() {
      var body = new StringBuilder();
      boolean first = true;
      while (position < text.length() && text.charAt(position) == ' ') {
        body.append(first ? "" : "\n").append(next(), 1, last.length());
        first = false;
      }
      return body.toString();
    }

    private String last = "";

    private String next() {
      int end = text.indexOf('\n', position);
      if (end < 0) {
        throw malformed("ends in the middle");
      }
      last = text.substring(position, end);
      position = end + 1;
      line++;
      return last;
    }

    private MalformedTranscriptException malformed(@Nullable String why) {
      return new MalformedTranscriptException(line, String.valueOf(why));
    }
  }
}
