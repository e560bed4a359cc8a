package org.cadastre.probes.aws.wire;

/// Whose credentials these are, or which regions there are, could not be told; the message says
/// why.
public final class AccountException extends RuntimeException {
  private static final long serialVersionUID = 1;

  AccountException(String why) {
    super(why);
  }
}
