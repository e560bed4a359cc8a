package org.cadastre.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.jspecify.annotations.Nullable;

/// An SSH server on loopback whose exec channels answer a probe's script from a [Shell].
public final class SimulatedSshServer implements AutoCloseable {
  private final SshServer server = SshServer.setUpDefaultServer();
  private final @Nullable SshThreads ownThreads;
  private volatile Shell shell;

  private SimulatedSshServer(Shell shell, @Nullable SshThreads ownThreads) {
    this.shell = shell;
    this.ownThreads = ownThreads;
  }

  /// Accepts connections from the moment it returns.
  ///
  /// @param at port 0 for any free one
  /// @param hostKey ECDSA or RSA
  /// @param logins nobody is let in when empty
  /// @throws UncheckedIOException when it cannot listen there
  public static SimulatedSshServer start(
      InetSocketAddress at, KeyPair hostKey, List<SshLogin> logins, Shell shell) {
    var threads = new SshThreads();
    try {
      return new SimulatedSshServer(shell, threads).listen(at, hostKey, logins, threads);
    } catch (UncheckedIOException e) {
      threads.close();
      throw e;
    }
  }

  /// The same on threads that the caller closes.
  static SimulatedSshServer start(
      InetSocketAddress at,
      KeyPair hostKey,
      List<SshLogin> logins,
      Shell shell,
      SshThreads threads) {
    return new SimulatedSshServer(shell, null).listen(at, hostKey, logins, threads);
  }

  private SimulatedSshServer listen(
      InetSocketAddress at, KeyPair hostKey, List<SshLogin> logins, SshThreads threads) {
    threads.lendTo(server);
    server.setHost(at.getAddress().getHostAddress());
    server.setPort(at.getPort());
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator(
        (user, password, _) -> logins.stream().anyMatch(login -> login.admits(user, password)));
    server.setPublickeyAuthenticator(
        (user, key, _) -> logins.stream().anyMatch(login -> login.admits(user, key)));
    server.setCommandFactory((_, _) -> new ScriptCommand(question -> shell.answer(question)));
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen for SSH on " + at, e);
    }
    return this;
  }

  /// From now on it answers something else; its key and logins stay.
  public void play(Shell other) {
    shell = other;
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(server.getHost(), server.getPort());
  }

  /// Drops every connection and frees the port.
  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop listening on " + address(), e);
    } finally {
      if (ownThreads != null) {
        ownThreads.close();
      }
    }
  }
}
