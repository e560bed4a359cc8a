package org.cadastre.probes.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.probe.Limits;

/// The command line of a network device: a terminal whose prompt is learned, and whose pages are
/// turned.
final class Terminal {
  private static final int COLUMNS = 511;
  private static final int CHUNK = 8192;
  private static final int MOST_PAGES = 2000;

  /// Of one answer: what it showed takes several times its length to be read, and devices say less.
  private static final int MOST_SHOWN = 1024 * 1024;

  private static final Duration QUIET = Duration.ofMillis(150);
  private static final Pattern PROMPT =
      Pattern.compile(
          "[\\w\\[<(][\\w.:@/()~<>\\[\\]{}*|, +-]{0,120}?\\s?[>#%$\\]]|[\\w.-]{1,64}[>#]");
  private static final Pattern PAGER =
      Pattern.compile(
          "(?i).*(-- ?more ?--|<-+ ?more ?-+>|---+\\(?more.*|-- more --.*|press any key.*"
              + "|lines \\d+-\\d+.*|\\[q quit.*)");

  private static final Pattern PAGES =
      Pattern.compile(
          "(?im)^[ \\t]*(-- ?more ?--|<-+ ?more ?-+>|---+\\(?more[^\\n]*?-{2,})[ \\t]*");

  private final Session session;
  private final OutputStream out;
  private final Screen screen;
  private final Limits limits;
  private final Thread reader;
  private String prompt = "";

  private Terminal(Session session, Session.Shell shell, Limits limits) {
    this.session = session;
    this.limits = limits;
    this.out = shell.getOutputStream();
    this.screen = new Screen(Math.min(limits.answerBytes(), MOST_SHOWN));
    this.reader = Thread.ofVirtual().start(() -> pump(shell.getInputStream()));
  }

  /// Opens a terminal and waits for its prompt; empty when there is none.
  static Optional<Terminal> open(SSHClient client, Limits limits) throws InterruptedException {
    try {
      var session = client.startSession();
      session.allocatePTY("dumb", COLUMNS, 0, 0, 0, Map.of());
      var terminal = new Terminal(session, session.startShell(), limits);
      if (terminal.learnPrompt()) {
        return Optional.of(terminal);
      }
      terminal.close();
      return Optional.empty();
    } catch (IOException | IllegalStateException e) {
      if (Thread.interrupted() || Causes.include(e, InterruptedException.class)) {
        throw new InterruptedException("while opening a terminal");
      }
      return Optional.empty();
    }
  }

  private boolean learnPrompt() throws InterruptedException, IOException {
    for (int page = 0; page < MOST_PAGES; page++) {
      var last =
          screen.await(
              line -> PROMPT.matcher(line).matches() || PAGER.matcher(line).matches(),
              QUIET,
              limits.answer());
      if (last.isEmpty()) {
        return false;
      }
      if (!PAGER.matcher(last.get()).matches()) {
        prompt = last.get();
        return true;
      }
      screen.clear();
      send(" ");
    }
    return false;
  }

  String prompt() {
    return prompt;
  }

  /// What it says to a command, without the command's echo and the prompt.
  Answer ask(String command) throws InterruptedException {
    try {
      screen.clear();
      send(command + "\n");
      for (int page = 0; page < MOST_PAGES; page++) {
        var last =
            screen.await(
                line -> line.equals(prompt) || PAGER.matcher(line).matches(),
                QUIET,
                limits.answer());
        if (last.isEmpty()) {
          return unfinished();
        }
        if (last.get().equals(prompt)) {
          return new Answer.Said(said(command), 0, true);
        }
        send(" ");
      }
      return unfinished();
    } catch (IOException _) {
      return unfinished();
    }
  }

  private Answer unfinished() {
    var text = screen.text();
    return text.isBlank() ? new Answer.Silent(limits.answer()) : new Answer.Said(text, -1, false);
  }

  private String said(String command) {
    var text = screen.text();
    int echo = text.indexOf('\n');
    boolean echoed = echo >= 0 && text.substring(0, echo).strip().endsWith(command.strip());
    var body = echoed ? text.substring(echo + 1) : text;
    int last = body.lastIndexOf('\n');
    var answer = last < 0 ? "" : body.substring(0, last + 1);
    return PAGES.matcher(answer).replaceAll("");
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void pump(InputStream in) {
    var chunk = new byte[CHUNK];
    try {
      int length = in.read(chunk);
      while (length >= 0) {
        screen.show(new String(chunk, 0, length, StandardCharsets.ISO_8859_1));
        length = in.read(chunk);
      }
    } catch (IOException _) {
      // Who waits for an answer sees the end.
      return;
    } finally {
      screen.end();
    }
  }

  void close() {
    reader.interrupt();
    try {
      session.close();
    } catch (IOException _) {
      // It is closed with the connection.
      return;
    }
  }
}
