package org.cadastre.runtime.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Passwords by Argon2id (RFC 9106), as they are kept: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
/// The cost is OWASP's: two passes over 19 MiB.
final class Passwords {
  private static final int KIBIBYTES = 19_456;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /// What nobody may make us pay who can write the file.
  private static final int MOST_KIBIBYTES = 1 << 20;

  private static final Pattern KEPT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /// Of no password; whoever is unknown costs as much as somebody with a wrong password.
  private static final String NOBODYS =
      "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
          .formatted(KIBIBYTES, PASSES, "A".repeat(22), "A".repeat(43));

  private Passwords() {}

  static String kept(String password) {
    var salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    var hash = new byte[HASH_BYTES];
    stretch(password, salt, new Cost(KIBIBYTES, PASSES, 1), hash);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(KIBIBYTES, PASSES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /// Whether it is the password that is kept so. Takes as long whether it is or not.
  static boolean same(String password, String kept) {
    var parts = KEPT.matcher(kept);
    if (!parts.matches()) {
      return none(password);
    }
    var cost =
        new Cost(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    if (!cost.payable()) {
      return none(password);
    }
    var wanted = Base64.getDecoder().decode(parts.group(5));
    var hash = new byte[wanted.length];
    stretch(password, Base64.getDecoder().decode(parts.group(4)), cost, hash);
    return MessageDigest.isEqual(wanted, hash);
  }

  /// Takes as long as [#same], and is never it.
  static boolean none(String password) {
    same(password, NOBODYS);
    return false;
  }

  private record Cost(int kibibytes, int passes, int lanes) {
    boolean payable() {
      return kibibytes >= 8 * lanes && kibibytes <= MOST_KIBIBYTES && passes > 0 && lanes > 0;
    }
  }

  private static void stretch(String password, byte[] salt, Cost cost, byte[] into) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withSalt(salt)
            .withMemoryAsKB(cost.kibibytes())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .build());
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), into);
  }
}
