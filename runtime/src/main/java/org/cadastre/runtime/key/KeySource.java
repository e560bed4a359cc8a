package org.cadastre.runtime.key;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A place from which the vault's key can be had.
public interface KeySource {

  /// The key that a vault is sealed with.
  ///
  /// @param remarks what [#fresh] wanted to be kept with the vault
  /// @throws org.cadastre.runtime.BadInputException when there is no such key there
  /// @throws org.cadastre.runtime.RefusedException when it may not be used as it lies there
  byte[] key(Map<String, String> remarks);

  /// A key to seal a vault with from now on.
  Fresh fresh();

  /// A key, and what is to be kept with the vault so that it is found again.
  final class Fresh {
    private final byte[] key;
    private final SortedMap<String, String> remarks;

    /// @param remarks hold no secret
    public Fresh(byte[] key, SortedMap<String, String> remarks) {
      this.key = key.clone();
      this.remarks = new TreeMap<>(remarks);
    }

    static Fresh of(byte[] key) {
      return new Fresh(key, new TreeMap<>());
    }

    public byte[] key() {
      return key.clone();
    }

    public SortedMap<String, String> remarks() {
      return Collections.unmodifiableSortedMap(remarks);
    }
  }
}
