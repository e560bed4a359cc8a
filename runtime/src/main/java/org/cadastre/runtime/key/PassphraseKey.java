package org.cadastre.runtime.key;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.cadastre.runtime.BadInputException;

/// A key made of a passphrase by Argon2id (RFC 9106), with its second recommended cost: three
/// passes over 64 MiB.
record PassphraseKey(SecretText passphrase) implements KeySource {
  private static final int SHORTEST = 12;
  private static final int SALT_BYTES = 16;
  private static final int MEBIBYTES = 64;
  private static final int MOST_MEBIBYTES = 1_024;
  private static final int PASSES = 3;
  private static final int MOST_PASSES = 64;
  private static final int LANES = 4;

  @Override
  public byte[] key(Map<String, String> remarks) {
    try {
      int mebibytes = Integer.parseInt(remarks.getOrDefault("mebibytes", ""));
      int passes = Integer.parseInt(remarks.getOrDefault("passes", ""));
      if (mebibytes < 1 || mebibytes > MOST_MEBIBYTES || passes < 1 || passes > MOST_PASSES) {
        throw new BadInputException("the vault tells a cost of its passphrase that nobody pays");
      }
      return stretched(
          Base64.getDecoder().decode(remarks.getOrDefault("salt", "")), mebibytes, passes);
    } catch (IllegalArgumentException _) {
      throw new BadInputException("the vault does not tell the salt and cost of its passphrase");
    }
  }

  @Override
  public Fresh fresh() {
    if (passphrase.read().length() < SHORTEST) {
      throw new BadInputException(
          "%s: a passphrase has at least %d characters".formatted(passphrase.place(), SHORTEST));
    }
    var salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    var remarks = new TreeMap<String, String>();
    remarks.put("salt", Base64.getEncoder().encodeToString(salt));
    remarks.put("mebibytes", Integer.toString(MEBIBYTES));
    remarks.put("passes", Integer.toString(PASSES));
    return new Fresh(stretched(salt, MEBIBYTES, PASSES), remarks);
  }

  private byte[] stretched(byte[] salt, int mebibytes, int passes) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(salt)
            .withMemoryAsKB(mebibytes * 1_024)
            .withIterations(passes)
            .withParallelism(LANES)
            .build());
    var key = new byte[WrittenKey.BYTES];
    generator.generateBytes(passphrase.read().getBytes(StandardCharsets.UTF_8), key);
    return key;
  }
}
