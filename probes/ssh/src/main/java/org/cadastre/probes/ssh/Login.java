package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import net.schmizz.sshj.userauth.method.PasswordResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.PasswordUtils;
import org.cadastre.core.probe.Credential;

/// Offers one user's credentials to a server whose host key was accepted, one attempt each, so that
/// a wrong password is never counted twice against an account.
final class Login {
  private static final int MOST_ATTEMPTS = 3;

  /// What became of it.
  sealed interface Result {
    /// @param credential its name, empty when the server wanted none
    record Accepted(String credential) implements Result {}

    /// The server said no to all of them.
    record Rejected(String reason) implements Result {}

    /// It answered none or hung up.
    record Broken(boolean timedOut, String reason) implements Result {}
  }

  private final SSHClient client;
  private final KeyRing keys;
  private final List<String> refusals = new ArrayList<>();
  private int attempts;

  Login(SSHClient client, KeyRing keys) {
    this.client = client;
    this.keys = keys;
  }

  Result with(List<Credential> credentials) {
    try {
      for (var credential : credentials) {
        if (attempts < MOST_ATTEMPTS && client.getTransport().isRunning()) {
          var accepted = offer(credential);
          if (accepted.isPresent()) {
            return new Result.Accepted(accepted.get());
          }
        }
      }
      return new Result.Rejected(String.join("; ", refusals));
    } catch (TransportException e) {
      return broken(e);
    }
  }

  /// The library swallows interrupts; whoever asked for this login looks for them.
  private Result broken(TransportException e) {
    if (Causes.include(e, InterruptedException.class)) {
      Thread.currentThread().interrupt();
    }
    if (Causes.include(e, TimeoutException.class)) {
      return new Result.Broken(true, "no answer to the login");
    }
    return refusals.isEmpty()
        ? new Result.Broken(false, "connection lost during login: " + Causes.text(e))
        : new Result.Rejected(String.join("; ", refusals));
  }

  private Optional<String> offer(Credential credential) throws TransportException {
    return switch (credential) {
      case Credential.SshKey key -> offer(key);
      case Credential.SshPassword password -> offer(password);
      case Credential.SnmpV1 _,
          Credential.SnmpV2c _,
          Credential.SnmpV3 _,
          Credential.ApiAccount _ ->
          Optional.empty();
    };
  }

  private Optional<String> offer(Credential.SshKey key) throws TransportException {
    var provider = keys.of(client, key);
    if (provider.isEmpty()) {
      refusals.add(
          "ssh credential '%s' (user %s) holds no private key that can be read: format or passphrase"
              .formatted(key.name(), key.user()));
      return Optional.empty();
    }
    return attempt(key.name(), key.user(), new AuthPublickey(provider.get()));
  }

  private Optional<String> offer(Credential.SshPassword password) throws TransportException {
    if (accepts(password.user(), new AuthNone())) {
      return Optional.of("");
    }
    var methods = client.getUserAuth().getAllowedMethods();
    if (methods.contains("password")) {
      return attempt(password.name(), password.user(), new AuthPassword(finder(password)));
    }
    if (methods.contains("keyboard-interactive")) {
      var method = new AuthKeyboardInteractive(new PasswordResponseProvider(finder(password)));
      return attempt(password.name(), password.user(), method);
    }
    refusals.add(
        "ssh credential '%s' (user %s) was not sent: the server takes no passwords"
            .formatted(password.name(), password.user()));
    return Optional.empty();
  }

  /// Opens the secret, which only a server that takes passwords gets to see.
  private static PasswordFinder finder(Credential.SshPassword password) {
    return PasswordUtils.createOneOff(password.password().reveal().toCharArray());
  }

  private Optional<String> attempt(String name, String user, AuthMethod method)
      throws TransportException {
    attempts++;
    refusals.add("ssh credential '%s' (user %s) was refused".formatted(name, user));
    return accepts(user, method) ? Optional.of(name) : Optional.empty();
  }

  private boolean accepts(String user, AuthMethod method) throws TransportException {
    try {
      client.auth(user, method);
      return true;
    } catch (UserAuthException e) {
      if (Causes.include(e, TimeoutException.class)
          || Causes.include(e, InterruptedException.class)
          || !client.getTransport().isRunning()) {
        throw new TransportException("login", e);
      }
      return false;
    } catch (IllegalStateException e) {
      // Its way of saying that the connection was lost before it began.
      throw new TransportException("login", e);
    }
  }
}
