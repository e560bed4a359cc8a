package org.cadastre.core.model;

/// The kinds of [Value] that an attribute may be declared with.
public enum ValueKind {
  TEXT,
  WHOLE,
  FLAG,
  MANY;

  public boolean admits(Value value) {
    return switch (value) {
      case Value.Text _ -> this == TEXT;
      case Value.Whole _ -> this == WHOLE;
      case Value.Flag _ -> this == FLAG;
      case Value.Many _ -> this == MANY;
      case Value.None _ -> true;
    };
  }
}
