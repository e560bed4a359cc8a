package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is no SSH server, or does not behave like one, ends in time and under its right name.
class HostileServerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Limits LIMITS =
      new Limits(SECOND, SECOND, SECOND.multipliedBy(2), 64 * 1024, 256 * 1024);
  private static final List<Credential> CREDENTIALS =
      List.of(new Credential.SshPassword("p", "root", Secret.of("hunter2")));

  private final CountDownLatch over = new CountDownLatch(1);
  private final SshConnector connector = new SshConnector();

  /// Plays the server's part on one connection.
  @FunctionalInterface
  private interface Part {
    void play(Socket peer) throws IOException, InterruptedException;
  }

  @AfterEach
  void end() {
    over.countDown();
    connector.close();
  }

  private Contact.Failed met(Part part) throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(server, part));
      long started = System.nanoTime();
      var contact =
          connector.contact(
              new Endpoint("ssh", "127.0.0.1", server.getLocalPort()),
              new Access(CREDENTIALS, KnownHosts.ANY, LIMITS));
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isLessThan(LIMITS.answer().plus(SECOND));
      assertThat(contact).isInstanceOf(Contact.Failed.class);
      var failed = (Contact.Failed) contact;
      assertThat(failed.alive()).isTrue();
      return failed;
    }
  }

  private static void serve(ServerSocket server, Part part) {
    try (var peer = server.accept()) {
      part.play(peer);
    } catch (IOException | InterruptedException _) {
      // The client went away: that is how every one of these ends.
      assertThat(server.isBound()).isTrue();
    }
  }

  private static void say(Socket peer, String text) throws IOException {
    peer.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void awaitTheEnd() throws InterruptedException {
    over.await();
  }

  private void drip(OutputStream out, String text) throws IOException, InterruptedException {
    while (!over.await(20, TimeUnit.MILLISECONDS)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void a_silent_peer_times_out_but_is_alive() throws Exception {
    var failed = met(_ -> awaitTheEnd());

    assertThat(failed.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(failed.reason()).isEqualTo("connected, then nothing for 1 s");
  }

  @Test
  void a_greeting_that_drips_by_byte_times_out() throws Exception {
    var failed = met(peer -> drip(peer.getOutputStream(), "x"));

    assertThat(failed.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(failed.reason()).isEqualTo("connected, then no SSH greeting for 1 s");
  }

  @Test
  void a_greeting_that_drips_by_line_times_out() throws Exception {
    assertThat(met(peer -> drip(peer.getOutputStream(), "welcome\r\n")).outcome())
        .isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  void a_web_server_is_no_ssh_server() throws Exception {
    var failed = met(peer -> say(peer, "HTTP/1.0 400 Bad\u001b[31m Request\r\n\r\n"));

    assertThat(failed.outcome()).isEqualTo(Outcome.GARBLED);
    assertThat(failed.reason()).isEqualTo("not SSH: HTTP/1.0 400 Bad [31m Request");
  }

  @Test
  void an_endless_greeting_is_cut_off() throws Exception {
    var failed =
        met(peer -> {
          while (!peer.isClosed()) {
            say(peer, "x".repeat(1000));
          }
        });

    assertThat(failed.outcome()).isEqualTo(Outcome.GARBLED);
    assertThat(failed.reason()).startsWith("not SSH: 16384 bytes");
  }

  @Test
  void a_peer_that_hangs_up_at_once_is_alive() throws Exception {
    var failed = met(_ -> {});

    assertThat(failed.outcome()).isEqualTo(Outcome.GARBLED);
    assertThat(failed.reason()).contains("connect");
  }

  @Test
  void an_old_protocol_is_named() throws Exception {
    var failed = met(peer -> say(peer, "SSH-1.5-OpenSSH_1.2\r\n"));

    assertThat(failed.outcome()).isEqualTo(Outcome.GARBLED);
    assertThat(failed.reason()).isEqualTo("speaks an old SSH: SSH-1.5-OpenSSH_1.2");
  }

  @Test
  void a_server_that_stops_after_its_greeting_times_out() throws Exception {
    var failed =
        met(peer -> {
          say(peer, "notice\r\nSSH-2.0-tarpit\r\n");
          awaitTheEnd();
        });

    assertThat(failed.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(failed.reason()).isEqualTo("no key exchange within 1 s");
  }

  @Test
  void garbage_after_the_greeting_is_garbled() throws Exception {
    var failed =
        met(peer -> {
          say(peer, "SSH-2.0-garbage\r\n" + "\u0007garbage garbage garbage\r\n".repeat(100));
          awaitTheEnd();
        });

    assertThat(failed.outcome()).isEqualTo(Outcome.GARBLED);
  }

  @Test
  void a_flood_of_packets_that_mean_nothing_ends_in_time() throws Exception {
    var ignore = ByteBuffer.allocate(4 + 1 + 1 + 4 + 2000 + 5);
    ignore.putInt(ignore.capacity() - 4).put((byte) 5).put((byte) 2).putInt(2000);
    var failed =
        met(peer -> {
          say(peer, "SSH-2.0-flood\r\n");
          while (over.getCount() > 0) {
            peer.getOutputStream().write(ignore.array());
          }
        });

    assertThat(failed.outcome()).isIn(Outcome.TIMED_OUT, Outcome.GARBLED);
  }

  @Test
  void a_key_exchange_that_drips_ends_in_time() throws Exception {
    var failed =
        met(peer -> {
          say(peer, "SSH-2.0-slow\r\n");
          peer.getOutputStream().write(new byte[] {0, 0, 0x7f, 0, 5, 20});
          drip(peer.getOutputStream(), "x");
        });

    assertThat(failed.outcome()).isIn(Outcome.TIMED_OUT, Outcome.GARBLED);
  }

  @Test
  void a_packet_of_two_gigabytes_is_not_waited_for() throws Exception {
    var failed =
        met(peer -> {
          say(peer, "SSH-2.0-large\r\n");
          peer.getOutputStream().write(new byte[] {0x7f, -1, -1, -1, 5, 20});
          drip(peer.getOutputStream(), "x".repeat(1000));
        });

    assertThat(failed.outcome()).isIn(Outcome.TIMED_OUT, Outcome.GARBLED);
  }

  @Test
  void a_host_key_that_says_it_is_longer_than_it_is_takes_no_room() throws Exception {
    var failed = met(HostilePeer.HOST_KEY_OF_A_GIGABYTE::play);

    assertThat(failed.outcome()).isEqualTo(Outcome.GARBLED);
    assertThat(failed.reason()).contains("a host key whose lengths do not fit");
  }

  @Test
  void nobody_there_is_not_alive() throws Exception {
    int port;
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }

    var contact =
        connector.contact(
            new Endpoint("ssh", "127.0.0.1", port),
            new Access(CREDENTIALS, KnownHosts.ANY, LIMITS));

    assertThat(contact)
        .isEqualTo(new Contact.Failed(Outcome.UNREACHABLE, false, "connection refused"));
  }
}
