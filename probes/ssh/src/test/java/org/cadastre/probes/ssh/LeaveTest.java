package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Care;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Leave;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.cadastre.core.scan.Rates;
import org.cadastre.core.scan.Rates.Rate;
import org.cadastre.core.scan.Timepiece;
import org.cadastre.core.scan.Traffic;
import org.junit.jupiter.api.Test;

/// Nobody is connected to without leave.
final class LeaveTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Limits LIMITS = new Limits(SHORT, SHORT, Duration.ofSeconds(2), 1000, 1000);

  private static Access access(Leave leave) {
    List<Credential> two =
        List.of(
            new Credential.SshPassword("one", "alice", Secret.of("a")),
            new Credential.SshPassword("two", "bob", Secret.of("b")));
    return new Access(two, KnownHosts.ANY, LIMITS, leave, Care.USUAL);
  }

  private static Contact contact(Endpoint endpoint, Leave leave) throws InterruptedException {
    try (var connector = new SshConnector()) {
      return connector.contact(endpoint, access(leave));
    }
  }

  @Test
  void connectionsToOneHostKeepTheirDistance() throws Exception {
    var rates = new Rates(new Rate(1, 2, 1), Rate.FREE, Rate.FREE);
    var leave = new Traffic(rates, Timepiece.REAL).leave(Rates.FREE, _ -> false);
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var endpoint = new Endpoint("ssh", "127.0.0.1", server.getLocalPort());
      long started = System.nanoTime();
      for (int i = 0; i < 4; i++) {
        contact(endpoint, leave);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isGreaterThanOrEqualTo(Duration.ofMillis(1_500));
    }
  }

  @Test
  void whoIsForbiddenIsNotConnectedTo() throws IOException {
    var leave = new Traffic(Rates.USUAL, Timepiece.REAL).leave(Rates.FREE, _ -> true);
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(300);
      var endpoint = new Endpoint("ssh", "127.0.0.1", server.getLocalPort());
      assertThatThrownBy(() -> contact(endpoint, leave)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(server::accept).hasMessageContaining("timed out");
    }
  }

  @Test
  void aNameIsNotLookedUpAgainOnceItWasChecked() throws Exception {
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var endpoint = new Endpoint("ssh", "localhost", server.getLocalPort());
      assertThat(contact(endpoint, Leave.FREE))
          .isEqualTo(
              new Contact.Failed(Outcome.UNREACHABLE, false, "localhost is not an IP address"));
    }
  }
}
