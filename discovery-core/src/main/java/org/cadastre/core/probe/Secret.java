package org.cadastre.core.probe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A secret that does not print itself.
public final class Secret {
  private final @Nullable Supplier<String> lender;
  private byte @Nullable [] bytes;

  private Secret(@Nullable Supplier<String> lender, byte @Nullable [] bytes) {
    this.lender = lender;
    this.bytes = bytes;
  }

  public static Secret of(String text) {
    return new Secret(null, text.getBytes(StandardCharsets.UTF_8));
  }

  /// A secret that is opened when it is first wanted.
  ///
  /// @param lender asked once; may wait until it may be used, puts its use on record before it
  ///   returns, and throws [WithheldException] when it may not be used
  public static Secret lent(Supplier<String> lender) {
    return new Secret(lender, null);
  }

  /// The secret itself, for the one call that needs it.
  ///
  /// @throws WithheldException when it may not be used here and now
  public String reveal() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private synchronized byte[] bytes() {
    var known = bytes;
    if (known == null) {
      known = lender == null ? new byte[0] : lender.get().getBytes(StandardCharsets.UTF_8);
      bytes = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes()));
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "(secret)";
  }

  /// A secret may not be used here and now; the message says why and holds no secret.
  public static final class WithheldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WithheldException(String message) {
      super(message);
    }
  }
}
