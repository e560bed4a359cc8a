package org.cadastre.core.ci;

import java.time.Instant;
import java.util.Comparator;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Subject;
import org.jspecify.annotations.Nullable;

/// That a source met something that stands on its own, and which item that was taken for.
///
/// @param place which of the transcript's subjects it is
/// @param observedAt its place in time; for a source that gives none, the time of arrival
/// @param complete whether all addresses of the subject are among its keys
/// @param subject as it was met; has no host
/// @param ci which item it is, or null while that is ambiguous or nobody may say that it exists
/// @param founded the item that was made for this sighting when it arrived, or null when it was
///   taken for a known one: whatever becomes of that item, its id stays with this sighting
public record Sighting(
    String transcript,
    int place,
    Instant observedAt,
    Instant recordedAt,
    String source,
    Endpoint endpoint,
    boolean complete,
    Subject subject,
    @Nullable CiId ci,
    @Nullable CiId founded) {
  private static final String MENTIONED = "mention";

  /// In place of the endpoint of something that a source only mentioned.
  public static Endpoint mentionedBy(String source) {
    return new Endpoint(MENTIONED, source, 0);
  }

  /// In which things happened, whatever the order of arrival.
  public static final Comparator<Sighting> ORDER =
      Comparator.comparing(Sighting::observedAt)
          .thenComparing(Sighting::source)
          .thenComparing(Sighting::transcript)
          .thenComparingInt(Sighting::place);

  /// In which they came to us.
  public static final Comparator<Sighting> ARRIVAL =
      Comparator.comparing(Sighting::recordedAt)
          .thenComparing(Sighting::transcript)
          .thenComparingInt(Sighting::place);

  /// Whether it was only mentioned in what was said of something else.
  public boolean mention() {
    return endpoint.protocol().equals(MENTIONED);
  }

  /// The same sighting, taken for that item.
  public Sighting takenFor(@Nullable CiId item, @Nullable CiId founds) {
    return new Sighting(
        transcript,
        place,
        observedAt,
        recordedAt,
        source,
        endpoint,
        complete,
        subject,
        item,
        founds);
  }
}
