package org.cadastre.core.store;

/// Some of the transcripts and acts of a set were committed before, and some were not: somebody
/// else entered them meanwhile. Whoever leaves out what the store has by now may try again.
public final class PartlyKnownException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  public PartlyKnownException() {
    super("only some of the set's transcripts and acts were committed before");
  }
}
