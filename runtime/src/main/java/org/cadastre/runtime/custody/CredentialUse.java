package org.cadastre.runtime.custody;

import java.time.Instant;
import java.util.Locale;

/// One line of the record of uses.
///
/// @param id of the credential, unlike that of any other that had its name
/// @param version of its secret
/// @param endpoint whom it was for; empty when for none
/// @param run in which; empty outside of one
/// @param actor the operating system's user
public record CredentialUse(
    Instant at,
    Event event,
    String credential,
    String id,
    int version,
    String endpoint,
    String run,
    String actor) {

  /// What happened to it.
  public enum Event {
    /// It was opened, to be shown to the endpoint next.
    USED,
    ACCEPTED,
    REFUSED,
    /// An operator wants what it was refused forgotten.
    RESET;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  String line() {
    return String.join(
        "\t",
        at.toString(),
        event.word(),
        clean(credential),
        clean(id),
        Integer.toString(version),
        clean(endpoint),
        clean(run),
        clean(actor));
  }

  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  /// @throws IllegalArgumentException when that is no line of ours
  static CredentialUse parse(String line) {
    var parts = line.split("\t", -1);
    if (parts.length != 8) {
      throw new IllegalArgumentException("not eight fields");
    }
    try {
      return new CredentialUse(
          Instant.parse(parts[0]),
          Event.valueOf(parts[1].toUpperCase(Locale.ROOT)),
          parts[2],
          parts[3],
          Integer.parseInt(parts[4]),
          parts[5],
          parts[6],
          parts[7]);
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException("no time", e);
    }
  }
}
