package org.cadastre.runtime.identity;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// How a token is written: `cadastre_`, 43 letters and digits that hold 256 random bits, and six
/// that are the CRC-32 of what stands before them, so that who finds one in a public place can be
/// sure that it is one.
final class TokenText {
  static final String PREFIX = "cadastre_";
  private static final int RANDOM = 43;
  private static final int CHECK = 6;
  private static final int BITS = 256;
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM + CHECK) + "}");

  private TokenText() {}

  static String fresh() {
    var body = PREFIX + base62(new BigInteger(BITS, new SecureRandom()), RANDOM);
    return body + check(body);
  }

  /// Whether it can be one of ours; nothing is looked up for what cannot.
  static boolean plausible(String text) {
    return FORM.matcher(text).matches()
        && check(text.substring(0, text.length() - CHECK))
            .equals(text.substring(text.length() - CHECK));
  }

  private static String check(String body) {
    var crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return base62(BigInteger.valueOf(crc.getValue()), CHECK);
  }

  private static String base62(BigInteger number, int length) {
    var base = BigInteger.valueOf(DIGITS.length());
    var text = new StringBuilder();
    var rest = number;
    for (int i = 0; i < length; i++) {
      text.append(DIGITS.charAt(rest.mod(base).intValue()));
      rest = rest.divide(base);
    }
    return text.reverse().toString();
  }

  /// All that is kept of one.
  static String digest(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
