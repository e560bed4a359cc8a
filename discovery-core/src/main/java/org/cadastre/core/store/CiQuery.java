package org.cadastre.core.store;

import java.util.List;

/// Which items to list: every term must hold.
///
/// @param terms none means all
/// @param parts whether items that exist only within a host are listed as well
/// @param full whether attributes and relations are wanted
public record CiQuery(List<Term> terms, boolean parts, boolean full) {
  public CiQuery {
    terms = List.copyOf(terms);
  }

  /// One condition. Texts are compared without regard to case.
  public sealed interface Term {
    /// The item's class is one of these (a class with its subclasses).
    record OfClass(List<String> classes) implements Term {
      public OfClass {
        classes = List.copyOf(classes);
      }
    }

    /// The item's status at the time of asking is that word.
    record WithStatus(String status) implements Term {}

    /// A source has a live facet on the item or on its host.
    record FromSource(String source) implements Term {}

    record Named(String name) implements Term {}

    record WithId(String idPrefix) implements Term {}

    /// The attribute has that value, or holds it among others.
    record WithAttribute(String attribute, String value) implements Term {}
  }
}
