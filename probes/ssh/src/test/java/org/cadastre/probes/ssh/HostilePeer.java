package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;

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
      var lists = Collections.nCopies(10, "a,".repeat(1_498)).toArray(new String[0]);
      pour(greet(peer), packet(proposal(lists)));
    }
  },
  ENDLESS_NOTHINGS {
    @Override
    void play(Socket peer) throws IOException {
      var nothing = ByteBuffer.allocate(30_000);
      nothing.put(IGNORE).putInt(29_995);
      pour(greet(peer), packet(nothing.array()));
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
  /// A host key of forty bytes that says it has a gigabyte.
  HOST_KEY_OF_A_GIGABYTE {
    @Override
    void play(Socket peer) throws IOException {
      var out = greet(peer);
      out.write(packet(proposal(USUAL)));
      out.write(packet(hostKey(1 << 30)));
      drip(out, "");
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
  private static final byte KEXDH_REPLY = 31;

  /// The lists of a proposal, in their order: key exchange, host keys, and twice each ciphers,
  /// MACs, compressions and languages.
  private static final String[] USUAL = {
    "curve25519-sha256",
    "ssh-ed25519",
    "aes128-gcm@openssh.com",
    "aes128-gcm@openssh.com",
    "hmac-sha2-256",
    "hmac-sha2-256",
    "none",
    "none",
    "",
    ""
  };

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

  private static byte[] packet(byte[] content) {
    int padding = 16 - (5 + content.length) % 8;
    var packet = ByteBuffer.allocate(5 + content.length + padding);
    packet.putInt(1 + content.length + padding).put((byte) padding).put(content);
    return packet.array();
  }

  private static byte[] proposal(String... lists) {
    int length = 17 + 5 + Stream.of(lists).mapToInt(list -> 4 + list.length()).sum();
    var proposal = ByteBuffer.allocate(length).put(KEXINIT).put(new byte[16]);
    for (var list : lists) {
      proposal.putInt(list.length()).put(list.getBytes(StandardCharsets.US_ASCII));
    }
    return proposal.array();
  }

  /// The answer that ends a key exchange.
  ///
  /// @param length what the host key says it has, in bytes
  private static byte[] hostKey(int length) {
    var type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
    int key = 4 + type.length + 4 + 32;
    var reply = ByteBuffer.allocate(1 + 4 + key + 4 + 32 + 4 + 64).put(KEXDH_REPLY);
    reply.putInt(key).putInt(type.length).put(type).putInt(length).put(new byte[32]);
    return reply.putInt(32).put(new byte[32]).putInt(64).array();
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
