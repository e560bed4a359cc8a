package org.cadastre.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Understands events of AWS: as EventBridge hands them on, and as CloudTrail keeps them
/// (`Records`, and what `lookup-events` gives).
final class AwsEvents implements Happenings.Tongue {
  private static final String PROVIDER = "aws";
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}");
  private static final Pattern ID = Pattern.compile("[a-z]{1,12}-[0-9a-f]{8}([0-9a-f]{9})?");
  private static final Pattern READS = Pattern.compile("(Describe|Get|List|Lookup|Head|Batch).*");
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:ec2:[^:]*:\\d{12}:[a-z-]+/(.+)");
  private static final int DEEPEST = 12;

  @Override
  public List<String> wrappers() {
    return List.of("Records", "Events");
  }

  @Override
  public List<CloudEvent> read(Json.Fields event) {
    var kept = event.text("CloudTrailEvent");
    if (kept.isPresent()) {
      return JsonReader.read(kept.get()) instanceof Json.Fields trail ? trail(trail) : List.of();
    }
    if (event.text("detail-type").isEmpty()) {
      return trail(event);
    }
    if (!(event.at("detail") instanceof Json.Fields detail)) {
      throw new IllegalArgumentException("'detail' must be an object");
    }
    return detail.text("eventName").isPresent() ? trail(detail) : bridged(event, detail);
  }

  private static List<CloudEvent> bridged(Json.Fields event, Json.Fields detail) {
    var type = event.text("detail-type").orElseThrow();
    var what = detail.text("state").map(state -> type + ": " + state).orElse(type);
    var resources = new TreeSet<String>();
    event.texts("resources").forEach(arn -> resources.add(ARN.matcher(arn).replaceFirst("$1")));
    ids(detail, 0, resources);
    return events(
        new Where(
            needed(event, ACCOUNT, "account"),
            needed(event, REGION, "region"),
            time(event, "time"),
            event.text("source").orElse(PROVIDER)),
        what,
        resources);
  }

  /// Questions and what was refused changed nothing.
  private static List<CloudEvent> trail(Json.Fields event) {
    var name =
        event
            .text("eventName")
            .orElseThrow(() -> new IllegalArgumentException("'eventName' is missing"));
    if (event.flag("readOnly")
        || READS.matcher(name).matches()
        || event.text("errorCode").isPresent()) {
      return List.of();
    }
    var resources = new TreeSet<String>();
    ids(event.at("requestParameters"), 0, resources);
    ids(event.at("responseElements"), 0, resources);
    return events(
        new Where(
            needed(event, ACCOUNT, "recipientAccountId"),
            needed(event, REGION, "awsRegion"),
            time(event, "eventTime"),
            event.text("eventSource").orElse(PROVIDER)),
        name,
        resources);
  }

  private record Where(String account, String region, Instant at, String service) {}

  private static List<CloudEvent> events(Where where, String what, SortedSet<String> resources) {
    var named = resources.isEmpty() ? List.of(where.service()) : List.copyOf(resources);
    return named.stream()
        .map(id -> new CloudEvent(PROVIDER, where.account(), where.region(), id, what, where.at()))
        .toList();
  }

  private static String needed(Json.Fields event, Pattern form, String field) {
    return event
        .text(field)
        .filter(form.asMatchPredicate())
        .orElseThrow(() ->
            new IllegalArgumentException("'" + field + "' is missing or not what it should be"));
  }

  private static Instant time(Json.Fields event, String field) {
    return Times.iso(event.text(field).orElse(""));
  }

  /// Every id of EC2's kind, wherever it stands.
  private static void ids(@Nullable Json json, int depth, SortedSet<String> ids) {
    if (json == null || depth > DEEPEST) {
      return;
    }
    switch (json) {
      case Json.Text(var text) -> {
        if (ID.matcher(text).matches()) {
          ids.add(text);
        }
      }
      case Json.Items(var items) -> items.forEach(item -> ids(item, depth + 1, ids));
      case Json.Fields(var fields) ->
          new ArrayList<>(fields.values()).forEach(field -> ids(field.value(), depth + 1, ids));
      case Json.Digits _, Json.Flag _, Json.Nothing _ -> {}
    }
  }
}
