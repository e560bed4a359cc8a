package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.cadastre.simulator.SshKeys;

/// Servers that let us in, and what they run instead of a shell.
enum HostileShell implements Hostile {
  /// An honest device without a shell.
  HONEST {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.print("% Invalid input\n");
      channel.exit(1);
    }
  },
  ENDLESS_OUTPUT {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.pour("y\n".repeat(10_000));
    }
  },
  ENDLESS_LINE {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.begin(0);
      channel.pour("x".repeat(30_000));
    }
  },
  ENDLESS_ERRORS {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.complain("no such thing\n".repeat(2_000));
    }
  },
  NEVER_ENDS {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.begin(0);
      channel.drip("", 0);
    }
  },
  OUTPUT_BY_BYTE {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.begin(0);
      channel.drip("x", 0);
    }
  },
  /// Every answer drips, and ends before it is given up.
  ANSWERS_BY_BYTE {
    @Override
    void play(HostileChannel channel) throws IOException {
      for (int question = 0; ; question++) {
        channel.begin(question);
        channel.drip("x", 100);
        channel.end(question);
      }
    }
  },
  /// Every question has an answer as long as one may be.
  LONG_ANSWERS {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.answerAll(line("y", 99), 84_000);
    }
  },
  /// What needs two bytes a letter in memory.
  LONG_ANSWERS_OF_OTHER_LETTERS {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.answerAll(line("я", 50), 84_000);
    }
  },
  ONE_OTHER_LETTER {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.answerAll(line("y", 98) + "→", 84_000);
    }
  },
  NOT_EVEN_TEXT {
    @Override
    void play(HostileChannel channel) throws IOException {
      var bytes = new byte[100];
      new Random(1).nextBytes(bytes);
      channel.answerAll(new String(bytes, StandardCharsets.ISO_8859_1), 84_000);
    }
  },
  ONE_LINE_OF_SECRETS {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.answerAll("--password x", 700_000);
    }
  },
  LINES_OF_SECRETS {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.answerAll("--password hunter2 " + line("y", 80), 84_000);
    }
  },
  /// Every answer of another channel's frames, and of a channel that was given up.
  FALSE_FRAMES {
    @Override
    void play(HostileChannel channel) throws IOException {
      for (int question = 0; ; question = (question + 7) % 40) {
        channel.begin(question);
        channel.print("x\n".repeat(1_000));
        channel.end(question + 1);
      }
    }
  },
  CLOSES_IN_THE_MIDDLE {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.begin(0);
      channel.print("half an ans");
      channel.hangUp();
    }
  },
  /// Says more than it was granted.
  HEEDS_NO_WINDOW {
    @Override
    void play(HostileChannel channel) throws IOException {
      channel.begin(0);
      channel.flood(new byte[30_000]);
    }
  },
  ENDLESS_GREETING {
    @Override
    String identification() {
      return "Cisco-1.25";
    }

    @Override
    void play(HostileChannel channel) throws IOException {
      channel.pour("Keep out!\r\n".repeat(1_000));
    }
  },
  ENDLESS_PROMPTS {
    @Override
    String identification() {
      return "Cisco-1.25";
    }

    @Override
    void play(HostileChannel channel) throws IOException {
      channel.drip("\r\nsw1#", 0);
    }
  },
  ENDLESS_PAGES {
    @Override
    String identification() {
      return "Cisco-1.25";
    }

    @Override
    void play(HostileChannel channel) throws IOException {
      channel.print("\r\nsw1#");
      while (channel.read() >= 0) {
        channel.print("more of the same\r\n".repeat(50) + " --More-- ");
      }
    }
  },
  /// Colours, carriage returns and rubbed-out letters.
  ENDLESS_SCREEN {
    @Override
    String identification() {
      return "Cisco-1.25";
    }

    @Override
    void play(HostileChannel channel) throws IOException {
      channel.print("\r\nsw1#");
      boolean _ = channel.read() >= 0;
      channel.pour("\u001b[31mx\b\b\rsw1\u001b[0m> ".repeat(1_000));
    }
  },
  /// Before it says whether it lets us in.
  ENDLESS_LOGIN_BANNERS {
    @Override
    void greet(Session session) throws IOException {
      while (session.isOpen()) {
        var banner = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_BANNER, 30_100);
        banner.putString("x".repeat(30_000));
        banner.putString("");
        boolean _ = session.writePacket(banner).verify(5_000).isWritten();
      }
    }

    @Override
    void play(HostileChannel channel) {
      throw new IllegalStateException("nobody is let in");
    }
  };

  private static String line(String letter, int length) {
    return letter.repeat(length) + "\n";
  }

  String identification() {
    return "OpenSSH_9.2p1";
  }

  /// Before the login is accepted.
  void greet(Session session) throws IOException {
    assertThat(session.isOpen()).isTrue();
  }

  /// Plays the shell's part in one channel.
  abstract void play(HostileChannel channel) throws IOException;

  @Override
  public Running start() throws IOException {
    var server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(SshKeys.generate()));
    CoreModuleProperties.SERVER_IDENTIFICATION.set(server, identification());
    server.setPasswordAuthenticator((_, _, session) -> letsIn(session));
    server.setCommandFactory((_, _) -> new HostileChannel(this::play));
    server.setShellFactory(_ -> new HostileChannel(this::play));
    server.start();
    return new Running(server.getPort(), () -> server.stop(true));
  }

  private boolean letsIn(Session session) {
    try {
      greet(session);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
