package org.cadastre.imports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Understands Azure's Activity Log: as its API and `az monitor activity-log list` give it, as a
/// diagnostic setting writes it (`records`), and as Event Grid hands it on.
final class AzureEvents implements Happenings.Tongue {
  private static final String PROVIDER = "azure";
  private static final Pattern RESOURCE =
      Pattern.compile("/subscriptions/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(/.*)?");

  @Override
  public List<String> wrappers() {
    return List.of("value", "records");
  }

  @Override
  public List<CloudEvent> read(Json.Fields event) {
    var data = event.at("data") instanceof Json.Fields fields ? fields : Json.Fields.EMPTY;
    var what =
        said(event, "operationName")
            .or(() -> said(data, "operationName"))
            .or(() -> said(event, "eventType"))
            .orElseThrow(() -> new IllegalArgumentException("'operationName' is missing"));
    if (lower(what).endsWith("/read") || !done(event, data)) {
      return List.of();
    }
    var resource =
        lower(
            Stream.of(said(event, "resourceId"), said(data, "resourceUri"), said(event, "subject"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(""));
    var matcher = RESOURCE.matcher(resource);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'resourceId' is missing or no resource's id");
    }
    return List.of(new CloudEvent(PROVIDER, matcher.group(1), "", resource, what, time(event)));
  }

  /// What only began, or failed, is no change yet.
  private static boolean done(Json.Fields event, Json.Fields data) {
    return Stream.of(said(event, "status"), said(event, "resultType"), said(data, "status"))
        .flatMap(Optional::stream)
        .findFirst()
        .map(status -> lower(status).startsWith("succe"))
        .orElse(true);
  }

  private static Instant time(Json.Fields event) {
    return Times.iso(
        Stream.of("eventTimestamp", "time", "eventTime")
            .flatMap(name -> event.text(name).stream())
            .findFirst()
            .orElse(""));
  }

  /// A text, or the `value` of an object.
  private static Optional<String> said(Json.Fields event, String name) {
    return event.at(name) instanceof Json.Fields both ? both.text("value") : event.text(name);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
