package org.cadastre.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/// The asking side of SSH, by sshd's own client.
final class SshVisitor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SshClient client = SshClient.setUpDefaultClient();
  private final String user;
  private final Consumer<ClientSession> identity;

  private SshVisitor(String user, Consumer<ClientSession> identity) {
    this.user = user;
    this.identity = identity;
    client.setServerKeyVerifier((_, _, key) -> key.getAlgorithm().equals("EC"));
    client.start();
  }

  static SshVisitor password(String user, String password) {
    return new SshVisitor(user, session -> session.addPasswordIdentity(password));
  }

  static SshVisitor key(String user, KeyPair key) {
    return new SshVisitor(user, session -> session.addPublicKeyIdentity(key));
  }

  /// What the server prints when `sh` is fed with the script.
  String asked(InetSocketAddress server, String script) throws IOException {
    try (var session = client.connect(user, server).verify(PATIENCE).getSession()) {
      identity.accept(session);
      session.auth().verify(PATIENCE);
      var out = new ByteArrayOutputStream();
      try (var channel = session.createExecChannel("sh")) {
        channel.setIn(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
        channel.setOut(out);
        channel.open().verify(PATIENCE);
        assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE))
            .contains(ClientChannelEvent.CLOSED);
      }
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
