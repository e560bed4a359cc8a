package org.cadastre.probes.ssh;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.SSHClient;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.net.Cidr;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Limits;

/// One connection on its way to a session: dial, listen for the greeting, agree on keys, judge the
/// host key, log in. The first step that fails ends it and closes the socket.
final class Approach {
  /// What came of it.
  sealed interface Result {}

  /// It is settled.
  record Ended(Contact contact) implements Result {}

  /// The credentials were refused; those of another user may still do.
  record Rejected(String reason) implements Result {}

  private final Endpoint endpoint;
  private final Access access;
  private final Limits limits;
  private final Means means;
  private final Watchdog watchdog;
  private final Dialled socket = new Dialled();

  Approach(Endpoint endpoint, Access access, Means means) {
    this.endpoint = endpoint;
    this.access = access;
    this.limits = access.limits();
    this.means = means;
    this.watchdog = means.watchdog();
  }

  Result contact(List<Credential> credentials) throws InterruptedException {
    boolean opened = false;
    try {
      var fault = dial();
      if (fault.isEmpty()) {
        fault = greet();
      }
      var result = fault.isPresent() ? new Ended(fault.get()) : admitted(credentials);
      opened = result instanceof Ended(Contact.Opened _);
      return result;
    } finally {
      if (!opened) {
        socket.hangUp();
      }
    }
  }

  private Optional<Contact.Failed> dial() throws InterruptedException {
    // A name would be looked up again here, and lead to others than those who were checked.
    var address = Cidr.literal(endpoint.host());
    if (address.isEmpty()) {
      return failed(Outcome.UNREACHABLE, false, endpoint.host() + " is not an IP address");
    }
    access.leave().connection(address.get());
    try {
      var peer = new InetSocketAddress(address.get(), endpoint.port());
      socket.connect(peer, millis(limits.firstAnswer()));
      return Optional.empty();
    } catch (SocketTimeoutException _) {
      return failed(
          Outcome.TIMED_OUT, false, "no connection within " + seconds(limits.firstAnswer()));
    } catch (ConnectException e) {
      boolean refused = String.valueOf(e.getMessage()).contains("refused");
      return failed(Outcome.UNREACHABLE, false, refused ? "connection refused" : Causes.text(e));
    } catch (IOException e) {
      interrupted(e);
      return failed(Outcome.UNREACHABLE, false, Causes.text(e));
    }
  }

  private Optional<Contact.Failed> greet() throws InterruptedException {
    try (var watch = watchdog.guard(socket, limits.answer())) {
      var greeting = new Greeting(socket.getInputStream());
      try {
        return greeting.fault().flatMap(why -> failed(Outcome.GARBLED, true, why));
      } catch (IOException e) {
        interrupted(e);
        return watch.fired() ? silence(greeting) : failed(Outcome.GARBLED, true, lost(e));
      }
    } catch (IOException e) {
      return failed(Outcome.GARBLED, true, lost(e));
    }
  }

  private Optional<Contact.Failed> silence(Greeting greeting) {
    var what = greeting.bytes() == 0 ? "nothing" : "no SSH greeting";
    return failed(
        Outcome.TIMED_OUT,
        true,
        "connected, then %s for %s".formatted(what, seconds(limits.answer())));
  }

  private static String lost(IOException e) {
    return "connection lost before the SSH greeting: " + Causes.text(e);
  }

  private Result admitted(List<Credential> credentials) throws InterruptedException {
    means.gate().acquire();
    var watch = watchdog.guard(socket, limits.session());
    boolean opened = false;
    try {
      var result = handshake(credentials, watch);
      opened = result instanceof Ended(Contact.Opened _);
      return result;
    } finally {
      means.gate().release();
      if (!opened) {
        watch.close();
      }
    }
  }

  private Result handshake(List<Credential> credentials, Watchdog.Watch session)
      throws InterruptedException {
    var judge = new HostKeyJudge(endpoint, access.hostKeys());
    var client = client(judge);
    var fault = agree(client, judge);
    if (fault.isPresent()) {
      close(client);
      return new Ended(fault.get());
    }
    var result = logIn(client, credentials);
    if (result instanceof Login.Result.Accepted(var credential)) {
      var line = new Line(client, socket, watchdog, session);
      var opened = new SshSession(endpoint, limits, line, judge.key(), () -> again(credentials));
      return new Ended(new Contact.Opened(opened, credential));
    }
    close(client);
    return concluded(result, session);
  }

  /// Another connection like this one.
  private Optional<Line> again(List<Credential> credentials) throws InterruptedException {
    var approach = new Approach(endpoint, access, means);
    return switch (approach.contact(credentials)) {
      case Ended(Contact.Opened(SshSession session, var _)) -> Optional.of(session.line());
      case Ended _, Rejected _ -> Optional.empty();
    };
  }

  private SSHClient client(HostKeyJudge judge) {
    var client = new SSHClient(means.config());
    client.setSocketFactory(socket.asFactory());
    client.setConnectTimeout(millis(limits.firstAnswer()));
    client.setTimeout(millis(limits.answer()));
    client.getTransport().setTimeoutMs(millis(limits.answer()));
    client.getConnection().setTimeoutMs(millis(limits.answer()));
    client.addHostKeyVerifier(judge);
    return client;
  }

  private Optional<Contact.Failed> agree(SSHClient client, HostKeyJudge judge)
      throws InterruptedException {
    try (var watch = watchdog.guard(socket, limits.answer())) {
      try {
        client.connect(endpoint.host(), endpoint.port());
        return Optional.empty();
      } catch (IOException e) {
        interrupted(e);
        var objection = judge.objection();
        if (objection.isPresent()) {
          return failed(Outcome.DENIED, true, objection.get());
        }
        return watch.fired() || Causes.include(e, TimeoutException.class)
            ? failed(Outcome.TIMED_OUT, true, "no key exchange within " + seconds(limits.answer()))
            : failed(Outcome.GARBLED, true, "key exchange failed: " + Causes.text(e));
      }
    }
  }

  private Login.Result logIn(SSHClient client, List<Credential> credentials)
      throws InterruptedException {
    if (credentials.isEmpty()) {
      return new Login.Result.Rejected("no ssh credential is scoped to " + endpoint.host());
    }
    var result = new Login(client, means.keys()).with(credentials);
    if (Thread.interrupted()) {
      throw new InterruptedException("while logging in to " + endpoint);
    }
    return result;
  }

  private static Result concluded(Login.Result result, Watchdog.Watch session) {
    return switch (result) {
      case Login.Result.Rejected(var reason) -> new Rejected(reason);
      case Login.Result.Broken(var timedOut, var reason) -> {
        var outcome = timedOut || session.fired() ? Outcome.TIMED_OUT : Outcome.GARBLED;
        yield new Ended(new Contact.Failed(outcome, true, reason));
      }
      case Login.Result.Accepted _ -> throw new IllegalStateException("accepted is no end");
    };
  }

  /// Ends the library's threads. The socket goes first: a peer that does not read could otherwise
  /// hold up the farewell.
  private void close(SSHClient client) {
    socket.hangUp();
    Farewell.to(client);
  }

  private static void interrupted(IOException e) throws InterruptedException {
    if (Thread.interrupted() || Causes.include(e, InterruptedException.class)) {
      throw new InterruptedException("while connecting");
    }
  }

  private static Optional<Contact.Failed> failed(Outcome outcome, boolean alive, String reason) {
    return Optional.of(new Contact.Failed(outcome, alive, reason));
  }

  private static int millis(Duration limit) {
    return Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
