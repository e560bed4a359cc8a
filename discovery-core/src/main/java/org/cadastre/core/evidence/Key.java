package org.cadastre.core.evidence;

/// Something by which an item may be told from others.
///
/// @param type an identifier's name in the class model, such as `hw.serial_number` or `net.mac`
public record Key(String type, String value) implements Comparable<Key> {
  @Override
  public int compareTo(Key other) {
    int byType = type.compareTo(other.type);
    return byType != 0 ? byType : value.compareTo(other.value);
  }
}
