package org.cadastre.runtime;

import java.util.List;

/// What an operator gave us that we cannot use; every error at once, each naming its place.
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> errors;

  public BadInputException(String error) {
    this(List.of(error));
  }

  public BadInputException(List<String> errors) {
    super(String.join("\n", errors));
    this.errors = List.copyOf(errors);
  }

  public List<String> errors() {
    return errors;
  }
}
