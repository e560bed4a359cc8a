package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Peers that never get as far as a login.
enum HostilePeer implements Hostile {
  SILENT {
    @Override
    void play(Socket peer) throws IOException {
      drip(peer.getOutputStream(), "");
    }
  },
  BANNER_BY_BYTE {
    @Override
    void play(Socket peer) throws IOException {
      drip(peer.getOutputStream(), "x");
    }
  },
  BANNER_BY_LINE {
    @Override
    void play(Socket peer) throws IOException {
      drip(peer.getOutputStream(), "welcome\r\n");
    }
  },
  ENDLESS_BANNER {
    @Override
    void play(Socket peer) throws IOException {
      pour(peer.getOutputStream(), "welcome\r\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    }
  },
  ENDLESS_IDENTIFICATION {
    @Override
    void play(Socket peer) throws IOException {
      var out = peer.getOutputStream();
      out.write("SSH-2.0-".getBytes(StandardCharsets.UTF_8));
      pour(out, new byte[10_000]);
    }
  },
  /// Proposals of algorithms, one after the other, as large as a packet may be.
  ENDLESS_KEY_EXCHANGE {
    @Override
    void play(Socket peer) throws IOException {
      var proposal = ByteBuffer.allocate(17 + 11 * 3_000 + 5);
      proposal.put(KEXINIT).put(new byte[16]);
      for (int list = 0; list < 10; list++) {
        proposal.putInt(2_996).put("a,".repeat(1_498).getBytes(StandardCharsets.US_ASCII));
      }
      packets(peer, proposal.array());
    }
  },
  ENDLESS_NOTHINGS {
    @Override
    void play(Socket peer) throws IOException {
      var nothing = ByteBuffer.allocate(30_000);
      nothing.put(IGNORE).putInt(29_995);
      packets(peer, nothing.array());
    }
  },
  KEY_EXCHANGE_BY_BYTE {
    @Override
    void play(Socket peer) throws IOException {
      greet(peer).write(new byte[] {0, 0, 0x7f, 0, 5, KEXINIT});
      drip(peer.getOutputStream(), "x");
    }
  },
  TWO_GIGABYTES {
    @Override
    void play(Socket peer) throws IOException {
      var out = greet(peer);
      out.write(new byte[] {0x7f, -1, -1, -1, 5, KEXINIT});
      pour(out, new byte[10_000]);
    }
  },
  CLOSES_IN_THE_KEY_EXCHANGE {
    @Override
    void play(Socket peer) throws IOException {
      greet(peer).write(new byte[] {0, 0, 0x7f, 0, 5, KEXINIT});
    }
  };

  private static final byte IGNORE = 2;
  private static final byte KEXINIT = 20;

  /// Plays the server's part on one connection.
  abstract void play(Socket peer) throws IOException;

  @Override
  public Running start() throws IOException {
    var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(() -> serve(server));
    return new Running(server.getLocalPort(), server);
  }

  private void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try (var peer = server.accept()) {
        play(peer);
      } catch (IOException _) {
        // The client went away, or the test is over: that is how every one of these ends.
        assertThat(server.isBound()).isTrue();
      }
    }
  }

  private static OutputStream greet(Socket peer) throws IOException {
    var out = peer.getOutputStream();
    out.write("SSH-2.0-hostile\r\n".getBytes(StandardCharsets.US_ASCII));
    return out;
  }

  private static void packets(Socket peer, byte[] content) throws IOException {
    int padding = 16 - (5 + content.length) % 8;
    var packet = ByteBuffer.allocate(5 + content.length + padding);
    packet.putInt(1 + content.length + padding).put((byte) padding).put(content);
    pour(greet(peer), packet.array());
  }

  /// Until the client hangs up.
  private static void pour(OutputStream out, byte[] bytes) throws IOException {
    while (true) {
      out.write(bytes);
    }
  }

  private static void drip(OutputStream out, String text) throws IOException {
    for (int i = 0; i < 3_000; i++) {
      Hostile.pause(20);
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
