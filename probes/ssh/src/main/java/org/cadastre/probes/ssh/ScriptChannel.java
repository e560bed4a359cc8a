package org.cadastre.probes.ssh;

import java.io.IOException;
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

/// One script run in one channel: written, and both its outputs heard, at the same time, so that no
/// peer can make us wait for each other.
final class ScriptChannel implements DirectChannel.Ear {
  private static final String SHELL = "/bin/sh";
  private static final int NONCE_BYTES = 8;

  private final SSHClient client;
  private final Dialled socket;
  private final Limits limits;
  private final List<String> commands;
  private final Script script;
  private final ScriptOutput output;
  private final long started = System.nanoTime();

  private final AtomicLong bytesLeft;

  private volatile boolean lost;
  private volatile boolean abandoned;
  private boolean ended;
  private boolean flooded;
  private boolean stalled;
  private long deadline;

  /// @param bytesLeft all that we are still willing to read, kept or not
  /// @param keeps how much memory the answers may take
  /// @param stuck the process number of a shell to be ended first; empty for none
  ScriptChannel(
      Line line,
      Limits limits,
      AtomicLong bytesLeft,
      int keeps,
      List<String> commands,
      String stuck) {
    this.client = line.client();
    this.socket = line.socket();
    this.bytesLeft = bytesLeft;
    this.limits = limits;
    this.commands = commands;
    this.script = new Script(nonce(), commands, stuck);
    this.output = new ScriptOutput(script.nonce(), commands.size(), limits.answerBytes(), keeps);
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
    prolong();
    var feeder = Thread.ofVirtual().start(() -> feed(command.getOutputStream()));
    try {
      await();
    } finally {
      leave();
    }
    feeder.interrupt();
    return output.begun() || lost || stalled ? output.answers(waited()) : refused(stranger());
  }

  private @Nullable Command execute() throws InterruptedException {
    try {
      var channel = new DirectChannel(client, this);
      channel.open();
      return channel.exec(SHELL);
    } catch (IOException e) {
      checkInterrupt(e);
      lost =
          socket.isClosed()
              || Causes.include(e, TransportException.class)
              || Causes.include(e, TimeoutException.class);
      return null;
    }
  }

  /// Waits until all is said, or one answer takes longer or is more than it may.
  private synchronized void await() throws InterruptedException {
    try {
      long remaining = deadline - System.nanoTime();
      while (!ended && !flooded && remaining > 0) {
        wait(Math.max(1, Duration.ofNanos(remaining).toMillis()));
        remaining = deadline - System.nanoTime();
      }
      stalled = !ended && !flooded;
    } catch (InterruptedException e) {
      socket.hangUp();
      throw e;
    }
  }

  /// What comes from now on is not heard. The connection stands, so that other channels can be
  /// opened, unless it broke or was of no use.
  private synchronized void leave() {
    abandoned = true;
    if (!output.finished() && !givenUp()) {
      socket.hangUp();
    }
  }

  @Override
  public synchronized void ended() {
    ended = true;
    notifyAll();
  }

  /// That it breaks after we stopped listening, or after the peer closed, is no loss.
  @Override
  public synchronized void broke() {
    if (!abandoned && !ended) {
      lost = true;
    }
    ended();
  }

  /// Stops listening when it is of no more use: what the peer still says fills its window and
  /// waits.
  @Override
  public synchronized boolean heard(byte[] bytes, int from, int length) {
    if (abandoned || ended) {
      return false;
    }
    int before = output.answered();
    output.accept(bytes, from, length);
    if (output.answered() > before) {
      prolong();
    }
    flooded = output.overflow() > limits.answerBytes();
    boolean more = !output.finished() && !spent(length) && !flooded;
    if (!more) {
      ended();
    }
    return more;
  }

  @Override
  public boolean complained(int length) {
    return !abandoned && !spent(length);
  }

  private synchronized void prolong() {
    deadline = System.nanoTime() + limits.answer().toNanos();
  }

  /// Whether one answer took too long or was too much, so that the rest is to be asked anew.
  synchronized boolean givenUp() {
    return (stalled || flooded) && output.begun() && !lost && !socket.isClosed();
  }

  /// How many were answered in full.
  int answered() {
    return output.answered();
  }

  /// The number of the process that runs the script, to end it by; empty when not told.
  String shell() {
    return output.shell();
  }

  private void feed(OutputStream out) {
    try (out) {
      out.write(script.bytes());
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
