package org.cadastre.probes.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.simulator.SshKeys;
import org.jspecify.annotations.Nullable;

/// A network device on loopback: no shell but a command line with a prompt, an echo and pages.
final class SimulatedDevice implements AutoCloseable {
  private static final int LINES_A_PAGE = 10;

  /// How it behaves.
  ///
  /// @param greeting shown before the first prompt
  /// @param pager shown after a page; empty for a device that shows all at once
  /// @param unknown what it says to a command that it does not know
  record Manners(
      String banner,
      String greeting,
      String prompt,
      String pager,
      String unknown,
      boolean hangsUp) {}

  private final SshServer server = SshServer.setUpDefaultServer();
  private final AtomicInteger executions = new AtomicInteger();
  private final Manners manners;
  private final Map<String, String> answers;

  private SimulatedDevice(Manners manners, Map<String, String> answers) {
    this.manners = manners;
    this.answers = answers;
  }

  static SimulatedDevice start(Manners manners, Map<String, String> answers) throws IOException {
    var device = new SimulatedDevice(manners, answers);
    var server = device.server;
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(SshKeys.generate()));
    CoreModuleProperties.SERVER_IDENTIFICATION.set(server, manners.banner());
    server.setPasswordAuthenticator((user, password, _) -> password.equals("correct horse"));
    server.setCommandFactory((_, _) -> device.new NoShell());
    server.setShellFactory(_ -> device.new CommandLine());
    server.start();
    return device;
  }

  Endpoint endpoint() {
    return new Endpoint("ssh", "127.0.0.1", server.getPort());
  }

  /// How often it was asked for a shell.
  int executions() {
    return executions.get();
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  /// A channel that keeps its streams.
  private abstract static class Channel implements Command {
    InputStream in = InputStream.nullInputStream();
    OutputStream out = OutputStream.nullOutputStream();
    @Nullable ExitCallback exit;

    @Override
    public void setInputStream(InputStream in) {
      this.in = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
      // nothing is ever written there
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
      exit = callback;
    }

    @Override
    public void destroy(ChannelSession channel) {
      // its reader sees the end of the input
    }

    void print(String text) throws IOException {
      out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private final class NoShell extends Channel {
    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
      executions.incrementAndGet();
      print(manners.unknown() + "\n");
      if (manners.hangsUp()) {
        channel.getSession().close(true);
      } else if (exit != null) {
        exit.onExit(1);
      }
    }
  }

  private final class CommandLine extends Channel {
    @Override
    public void start(ChannelSession channel, Environment environment) {
      Thread.ofVirtual().start(this::run);
    }

    private void run() {
      try {
        print(manners.greeting() + manners.prompt());
        var line = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
          if (b == '\n') {
            print("\n");
            answer(line.toString());
            print(manners.prompt());
            line.setLength(0);
          } else {
            print(String.valueOf((char) b));
            line.append((char) b);
          }
        }
      } catch (IOException _) {
        // The peer has gone.
        return;
      }
    }

    private void answer(String command) throws IOException {
      var lines = List.of(answers.getOrDefault(command, manners.unknown()).split("\n", -1));
      for (int i = 0; i < lines.size(); i++) {
        if (i > 0 && i % LINES_A_PAGE == 0 && !manners.pager().isEmpty()) {
          print(manners.pager());
          while (in.read() != ' ') {
            print("?");
          }
          print("\b".repeat(manners.pager().length()) + " ".repeat(manners.pager().length()));
          print("\b".repeat(manners.pager().length()));
        }
        print(lines.get(i) + "\n");
      }
    }
  }
}
