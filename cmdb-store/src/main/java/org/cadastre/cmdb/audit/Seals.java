package org.cadastre.cmdb.audit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The register's seals, for whoever signs or checks them. A register that is rebuilt from its
/// archive begins them anew.
public interface Seals {
  /// Of a register that seals nothing.
  Seals NONE =
      new Seals() {
        @Override
        public Optional<Seal> at(long seq) {
          return Optional.empty();
        }

        @Override
        public void after(long seq, Consumer<Seal> each) {}

        @Override
        public Collection<Sealed> decisions(long seq) {
          return List.of();
        }
      };

  Optional<Seal> at(long seq);

  /// Hands over every seal behind that one, in order; 0 begins at the beginning.
  void after(long seq, Consumer<Seal> each);

  /// What the commit of that seal decided, as it is kept now.
  Collection<Sealed> decisions(long seq);

  /// Names what is kept as a decision, made after that seal, and no seal tells of.
  default void strays(long afterSeq, Consumer<Flaw> flaws) {}

  /// A decision under its seal.
  ///
  /// @param hash as it was kept when it was made ([Seal#hashOf])
  /// @param text what is kept of it now, as [DecisionText] writes it
  record Sealed(String hash, String text) {}
}
