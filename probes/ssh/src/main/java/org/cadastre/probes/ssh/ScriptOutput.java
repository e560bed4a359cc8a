package org.cadastre.probes.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Answer;

/// Takes the answers out of what a [Script] prints, byte by byte as it comes, keeping no more than
/// it may. Frames count only in the order in which they were asked for.
final class ScriptOutput {
  private static final int LONGEST_FRAME = 80;
  private static final int MOST_PREAMBLE = 512;
  private static final int UNFINISHED = -1;
  private static final Pattern SHELL = Pattern.compile(" shell (\\d{1,9})");
  private static final Pattern BEGIN = Pattern.compile(" (\\d{1,6}) begin");
  private static final Pattern END = Pattern.compile(" (\\d{1,6}) end (\\d{1,6})");

  private final int questions;
  private final byte[] mark;
  private final int answerBytes;
  private final List<Answer> answers = new ArrayList<>();
  private final ByteArrayOutputStream preamble = new ByteArrayOutputStream();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private AnswerBytes answer;
  private int bytesLeft;
  private boolean lineStart = true;
  private boolean breakPending;
  private boolean open;
  private boolean begun;
  private int overflow;
  private String shell = "";

  ScriptOutput(String nonce, int questions, int answerBytes, int sessionBytes) {
    this.questions = questions;
    this.mark = ("--" + nonce).getBytes(StandardCharsets.US_ASCII);
    this.answerBytes = answerBytes;
    this.bytesLeft = sessionBytes;
    this.answer = new AnswerBytes(answerBytes);
  }

  boolean finished() {
    return answers.size() == questions;
  }

  int answered() {
    return answers.size();
  }

  /// How many bytes of the answer under way were thrown away.
  int overflow() {
    return overflow;
  }

  /// The process number of the shell; empty when it did not tell.
  String shell() {
    return shell;
  }

  /// Whether a frame was seen at all: that there is a shell that understood.
  boolean begun() {
    return begun;
  }

  /// What came before the first frame.
  String preamble() {
    return Answer.decode(preamble.toByteArray());
  }

  void accept(byte[] bytes, int from, int length) {
    int at = from;
    int end = from + length;
    while (at < end && !finished()) {
      int plain = lineStart ? 0 : plain(bytes, at, end);
      if (plain == 0) {
        accept(bytes[at]);
        at++;
      } else {
        keep(bytes, at, plain);
        at += plain;
      }
    }
  }

  /// How many bytes there are up to the end of the line: nothing in them can be a frame.
  private static int plain(byte[] bytes, int from, int end) {
    int to = from;
    while (to < end && bytes[to] != '\n') {
      to++;
    }
    return to - from;
  }

  private void accept(byte b) {
    if (!lineStart) {
      content(b);
      return;
    }
    int at = line.size();
    if (b == '\n') {
      lineEnds();
    } else if (at < LONGEST_FRAME && (at >= mark.length || mark[at] == b)) {
      line.write(b);
    } else {
      release();
      content(b);
    }
  }

  private void lineEnds() {
    var text = line.toString(StandardCharsets.US_ASCII);
    if (line.size() < mark.length || !frame(text.substring(mark.length))) {
      release();
      content((byte) '\n');
    }
    line.reset();
  }

  /// What looked like a frame is content after all.
  private void release() {
    var bytes = line.toByteArray();
    line.reset();
    for (var held : bytes) {
      content(held);
    }
  }

  private boolean frame(String rest) {
    if (open) {
      var end = END.matcher(rest);
      if (!end.matches() || Integer.parseInt(end.group(1)) != answers.size()) {
        return false;
      }
      close(Integer.parseInt(end.group(2)));
      return true;
    }
    var told = SHELL.matcher(rest);
    if (told.matches() && !begun) {
      shell = told.group(1);
      breakPending = false;
      return true;
    }
    var begin = BEGIN.matcher(rest);
    if (!begin.matches() || Integer.parseInt(begin.group(1)) != answers.size()) {
      return false;
    }
    open = true;
    begun = true;
    breakPending = false;
    return true;
  }

  private void close(int status) {
    answers.add(new Answer.Said(answer.text(), status, !answer.cut()));
    bytesLeft -= answer.weight();
    answer = new AnswerBytes(answerBytes);
    open = false;
    overflow = 0;
    breakPending = false;
  }

  /// A line feed is held back until something follows it: the last one belongs to the frame.
  private void content(byte b) {
    if (breakPending) {
      keep((byte) '\n');
    }
    breakPending = b == '\n';
    lineStart = breakPending;
    if (!breakPending) {
      keep(b);
    }
  }

  private void keep(byte b) {
    keep(new byte[] {b}, 0, 1);
  }

  private void keep(byte[] bytes, int from, int count) {
    if (!open) {
      if (!begun) {
        preamble.write(bytes, from, Math.min(count, MOST_PREAMBLE - preamble.size()));
      }
      return;
    }
    overflow += answer.add(bytes, from, count, bytesLeft - answer.weight());
  }

  /// One answer for each question, whatever came: what was under way is cut, what never began was
  /// silent for that long. Asked once, at the end: what it was made of is let go.
  List<Answer> answers(Duration waited) {
    var all = new ArrayList<>(answers);
    if (!finished() && open && answer.size() > 0) {
      all.add(new Answer.Said(answer.text(), UNFINISHED, false));
      answer = new AnswerBytes(0);
    }
    while (all.size() < questions) {
      all.add(new Answer.Silent(waited));
    }
    return all;
  }
}
