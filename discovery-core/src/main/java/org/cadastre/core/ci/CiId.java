package org.cadastre.core.ci;

/// A configuration item's own identity: short, opaque, never reused.
public record CiId(String value) implements Comparable<CiId> {
  @Override
  public int compareTo(CiId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
