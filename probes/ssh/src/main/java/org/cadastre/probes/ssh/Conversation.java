package org.cadastre.probes.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session.Command;
import net.schmizz.sshj.transport.TransportException;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.probe.Limits;
import org.jspecify.annotations.Nullable;

/// One script run in one channel: written, and both its outputs drained, at the same time, so that
/// no peer can make us wait for each other.
final class Conversation {
  private static final String SHELL = "/bin/sh";
  private static final int CHUNK = 16 * 1024;
  private static final int NONCE_BYTES = 8;

  private final SSHClient client;
  private final Dialled socket;
  private final List<String> commands;
  private final Script script;
  private final ScriptOutput output;
  private final long started = System.nanoTime();

  /// Everything we are willing to read, kept or not: twice what may be kept.
  private final AtomicLong bytesLeft;

  private boolean lost;

  Conversation(SSHClient client, Dialled socket, Limits limits, List<String> commands) {
    this.client = client;
    this.socket = socket;
    this.commands = commands;
    this.script = new Script(nonce(), commands);
    this.output =
        new ScriptOutput(
            script.nonce(), commands.size(), limits.answerBytes(), limits.sessionBytes());
    this.bytesLeft = new AtomicLong(2L * limits.sessionBytes());
  }

  private static String nonce() {
    var bytes = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  List<Answer> answers() throws InterruptedException {
    if (socket.isClosed() || !client.getTransport().isRunning()) {
      return output.answers(waited());
    }
    var command = execute();
    if (command == null) {
      return lost ? output.answers(waited()) : refused("the server runs no commands");
    }
    var feeder = Thread.ofVirtual().start(() -> feed(command.getOutputStream()));
    var drainer = Thread.ofVirtual().start(() -> drain(command.getErrorStream()));
    pump(command.getInputStream());
    if (!output.finished()) {
      socket.hangUp();
    }
    feeder.interrupt();
    drainer.interrupt();
    return output.begun() || lost ? output.answers(waited()) : refused(stranger());
  }

  private @Nullable Command execute() throws InterruptedException {
    try {
      return client.startSession().exec(SHELL);
    } catch (IllegalStateException _) {
      // Its way of saying that the connection was lost before it began.
      lost = true;
      return null;
    } catch (IOException e) {
      checkInterrupt(e);
      lost =
          socket.isClosed()
              || Causes.include(e, TransportException.class)
              || Causes.include(e, TimeoutException.class);
      return null;
    }
  }

  private void pump(InputStream in) throws InterruptedException {
    var chunk = new byte[CHUNK];
    try {
      int length = in.read(chunk);
      while (length >= 0) {
        output.accept(chunk, length);
        if (output.finished() || spent(length)) {
          return;
        }
        length = in.read(chunk);
      }
    } catch (IOException e) {
      lost = true;
      checkInterrupt(e);
    }
  }

  private void feed(OutputStream out) {
    try (out) {
      out.write(script.bytes());
    } catch (IOException _) {
      // The reading side sees the same end, and decides what it means.
      return;
    }
  }

  private void drain(InputStream errors) {
    var chunk = new byte[CHUNK];
    try {
      int length = errors.read(chunk);
      while (length >= 0 && !spent(length)) {
        length = errors.read(chunk);
      }
    } catch (IOException _) {
      // The reading side sees the same end, and decides what it means.
      return;
    }
  }

  /// Counts what was read; hangs up when it is more than anybody needs to say.
  private boolean spent(int length) {
    if (bytesLeft.addAndGet(-length) > 0) {
      return false;
    }
    socket.hangUp();
    return true;
  }

  private void checkInterrupt(IOException e) throws InterruptedException {
    if (Thread.interrupted() || Causes.include(e, InterruptedException.class)) {
      socket.hangUp();
      throw new InterruptedException("while waiting for answers");
    }
  }

  private String stranger() {
    var said = Printable.of(output.preamble());
    return "no POSIX shell answered" + (said.isEmpty() ? "" : ": " + said);
  }

  private List<Answer> refused(String why) {
    return Collections.nCopies(commands.size(), new Answer.Refused(why));
  }

  private Duration waited() {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
