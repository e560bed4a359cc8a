package org.cadastre.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.cadastre.core.evidence.Answer;
import org.jspecify.annotations.Nullable;

/// One exec channel: reads a probe's script from standard input and answers its questions in their
/// frames, on a virtual thread.
final class ScriptCommand implements Command {
  private static final int NO_SCRIPT = 2;
  private static final int NOT_EXECUTABLE = 126;

  private final Shell shell;
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private @Nullable ExitCallback exit;
  private @Nullable Thread runner;

  ScriptCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    runner = Thread.ofVirtual().name("ssh-script").start(this::run);
  }

  @Override
  public void destroy(ChannelSession channel) {
    if (runner != null) {
      runner.interrupt();
    }
  }

  private void run() {
    try {
      var script = new ScriptReader(in);
      var nonce = script.nonce();
      if (nonce == null) {
        leave(NO_SCRIPT);
      } else if (answerAll(script, nonce)) {
        leave(0);
      }
    } catch (IOException _) {
      leave(NO_SCRIPT); // the peer has gone
    }
  }

  /// @return false when an answer was silence, so that nothing more is to come, not even an exit
  private boolean answerAll(ScriptReader script, String nonce) throws IOException {
    for (var asked = script.next(); asked != null; asked = script.next()) {
      var frame = "\n--" + nonce + " " + asked.number();
      print(frame + " begin\n");
      switch (shell.answer(asked.text())) {
        case Answer.Said(var text, var status, _) -> print(text + frame + " end " + status + "\n");
        case Answer.Refused _ -> print(frame + " end " + NOT_EXECUTABLE + "\n");
        case Answer.Silent _ -> {
          return false;
        }
      }
    }
    return true;
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void leave(int status) {
    if (exit != null) {
      exit.onExit(status);
    }
  }

  @Override
  public void setInputStream(InputStream in) {
    this.in = in;
  }

  @Override
  public void setOutputStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void setErrorStream(OutputStream error) {
    // nothing is ever written there: questions come with 2>/dev/null
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }
}
