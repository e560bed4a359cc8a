package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import net.schmizz.sshj.SSHClient;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Secret;
import org.junit.jupiter.api.Test;

/// Private keys are read once.
class KeyRingTest {
  private final SSHClient client = new SSHClient(Algorithms.restricted());
  private final KeyRing ring = new KeyRing();

  @Test
  void a_key_for_many_hosts_is_read_once() throws GeneralSecurityException {
    var key = new Credential.SshKey("fleet", "survey", Secret.of(pem()), null);

    var first = ring.of(client, key);

    assertThat(first).isPresent();
    assertThat(ring.of(client, key).orElseThrow()).isSameAs(first.orElseThrow());
  }

  @Test
  void what_is_no_key_gives_none() {
    var key = new Credential.SshKey("fleet", "survey", Secret.of("no key at all"), null);

    assertThat(ring.of(client, key)).isEmpty();
  }

  private static String pem() throws GeneralSecurityException {
    var encoded = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(encoded)
        + "\n-----END PRIVATE KEY-----\n";
  }
}
