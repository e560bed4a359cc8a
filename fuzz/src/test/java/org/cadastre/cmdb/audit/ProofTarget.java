package org.cadastre.cmdb.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.cadastre.fuzz.Target;
import org.cadastre.fuzz.Told;

/// Proofs that somebody hands over, checkpoints and keys.
public final class ProofTarget implements Target {
  public static void fuzzerInitialize() {
    new ProofTarget().seeds().forEach(ProofTarget::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] data) {
    var told = Told.of(data);
    try {
      switch (told.kind()) {
        case 'c' -> Checkpoint.parse(told.text()).hash();
        case 'k' -> VerifyingKey.of(Pem.read("PUBLIC KEY", told.text())).fingerprint();
        default -> ProofVerifier.verify(told.file(), null);
      }
    } catch (IllegalArgumentException e) {
      if (told.kind() != 'c' && told.kind() != 'k') {
        throw e;
      }
    }
  }

  private static byte[] resource(String name, char kind) {
    try (var in = Objects.requireNonNull(ProofTarget.class.getResourceAsStream(name))) {
      var bytes = in.readAllBytes();
      var seed = new byte[bytes.length + 1];
      seed[0] = (byte) kind;
      System.arraycopy(bytes, 0, seed, 1, bytes.length);
      return seed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        resource("/proof/proof.txt", 'p'),
        resource("/proof/checkpoint.txt", 'c'),
        resource("/proof/signing.pub", 'k'));
  }
}
