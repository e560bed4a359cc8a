package org.cadastre.runtime;

/// Told how far a sweep is; called from many threads.
@FunctionalInterface
public interface Progress {
  /// @param done endpoints dealt with
  /// @param total endpoints in all
  /// @param answered endpoints that held a conversation
  void report(long done, long total, int answered);
}
