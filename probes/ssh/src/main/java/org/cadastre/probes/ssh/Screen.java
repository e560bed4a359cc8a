package org.cadastre.probes.ssh;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a terminal has shown since it was last cleared, as a person would read it: without the
/// sequences that move the cursor and colour the text.
final class Screen {
  private static final Pattern SEQUENCES =
      Pattern.compile(
          "\\x1B(?:\\[[0-9;?]{0,32}["
              + " -/]{0,4}[@-~]|\\][^\\x07\\x1B]{0,256}(?:\\x07|\\x1B\\\\)|[()][0-9A-B]|[=>78cDEHM])"
              + "|[\\x00\\x07\\x0E\\x0F]");
  private static final int TAIL = 512;

  private final int most;
  private final StringBuilder raw = new StringBuilder();
  private boolean ended;
  private boolean cut;

  /// @param most characters that are kept
  Screen(int most) {
    this.most = most;
  }

  synchronized void show(String text) {
    if (raw.length() + text.length() <= most) {
      raw.append(text);
    } else {
      cut = true;
      raw.append(text, 0, Math.max(0, most - raw.length()));
    }
    notifyAll();
  }

  /// Nothing more will come.
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized boolean ended() {
    return ended;
  }

  synchronized boolean cut() {
    return cut;
  }

  synchronized void clear() {
    raw.setLength(0);
    cut = false;
  }

  /// Waits until the last line is as wanted and nothing followed it for a while.
  ///
  /// @return the last line; empty when time was over, the connection ended or too much was said
  synchronized Optional<String> await(Predicate<String> wanted, Duration quiet, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    int seen = -1;
    while (!cut) {
      long left = deadline - System.nanoTime();
      var last = lastLine();
      boolean there = wanted.test(last);
      if (there && seen == raw.length()) {
        return Optional.of(last);
      }
      if (left <= 0 || ended) {
        return there ? Optional.of(last) : Optional.empty();
      }
      seen = raw.length();
      var pause = there && quiet.toNanos() < left ? quiet : Duration.ofNanos(left);
      wait(Math.max(1, pause.toMillis()));
    }
    return Optional.empty();
  }

  private String lastLine() {
    var text = plain(raw.substring(Math.max(0, raw.length() - TAIL)));
    return text.substring(text.lastIndexOf('\n') + 1).stripTrailing();
  }

  synchronized String text() {
    return plain(raw.toString());
  }

  /// In time that grows with its length alone: a device chooses what it says.
  static String plain(String shown) {
    return overwritten(rubbedOut(SEQUENCES.matcher(shown).replaceAll("")));
  }

  private static String rubbedOut(String text) {
    if (text.indexOf('\b') < 0) {
      return text;
    }
    var left = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int last = left.length() - 1;
      if (text.charAt(i) != '\b') {
        left.append(text.charAt(i));
      } else if (last >= 0 && left.charAt(last) != '\n') {
        left.setLength(last);
      }
    }
    return left.toString();
  }

  /// What stands before a carriage return is gone where other text follows in that line.
  private static String overwritten(String text) {
    var left = new StringBuilder(text.length());
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\r') {
        left.append(c);
        from = c == '\n' ? left.length() : from;
        continue;
      }
      if (i + 1 < text.length() && "\n\r".indexOf(text.charAt(i + 1)) < 0) {
        left.setLength(from);
      }
      from = left.length();
    }
    return left.toString();
  }
}
