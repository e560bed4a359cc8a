package org.cadastre.probes.azure.inventory;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cadastre.core.evidence.Question;
import org.cadastre.probes.azure.arm.JsonText;
import org.jspecify.annotations.Nullable;

/// Asks Azure Resource Graph: one inventory of all resource providers, page by page
/// (<https://learn.microsoft.com/rest/api/azureresourcegraph/resourcegraph/resources/resources>).
///
/// Pages hold together only while rows are ordered by id; and a token for the next page comes only
/// when the query has no limit of its own and names at least one column that is not dynamic.
public final class Graph {
  /// More are not given on a page.
  public static final int MOST_ROWS = 1000;

  private static final String PATH =
      "/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01";

  private static final String CONTAINERS =
      "resourcecontainers | where type in~ ('microsoft.resources/subscriptions',"
          + "'microsoft.resources/subscriptions/resourcegroups')"
          + " | project id, name, type, location, tags, managedBy, properties | order by id asc";
  private static final String COUNTS =
      "resources | summarize total=count() by type | order by type asc";
  private static final String NAMES =
      " | project id, name, type, location, kind, sku, tags, zones, managedBy, identity";
  private static final String ROWS =
      "resources | where type in~ (%s)" + NAMES + ", properties | order by id asc";
  private static final String OTHER_ROWS =
      "resources | where type in~ (%s)" + NAMES + " | order by id asc";

  private static final Pattern TYPES =
      Pattern.compile("resources \\| where type in~ \\(([^)]*)\\).*");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9._/-]{1,200}");

  private Graph() {}

  /// @param rows how many on a page
  /// @param token from the page before; null for the first
  public static Question question(
      String subscription, Asked asked, int rows, @Nullable String token) {
    var body = new StringBuilder("{\"subscriptions\":[");
    quote(body, subscription);
    body.append("],\"query\":");
    quote(body, query(asked));
    body.append(",\"options\":{\"resultFormat\":\"objectArray\",\"$top\":").append(rows);
    if (token != null) {
      body.append(",\"$skipToken\":");
      quote(body, token);
    }
    return new Question(Asked.POST, PATH + "\n" + body.append("}}"));
  }

  private static String query(Asked asked) {
    return switch (asked) {
      case Asked.Containers _ -> CONTAINERS;
      case Asked.Counts _ -> COUNTS;
      case Asked.Rows(var types) ->
          (known(types) ? ROWS : OTHER_ROWS)
              .formatted(
                  types.stream().map(type -> "'" + type + "'").collect(Collectors.joining(",")));
      case Asked.Subscription _,
          Asked.Permissions _,
          Asked.Groups _,
          Asked.Everything _,
          Asked.Listed _,
          Asked.States _,
          Asked.Members _,
          Asked.Databases _,
          Asked.Kept _ ->
          throw new IllegalArgumentException("asked of the resource manager: " + asked);
    };
  }

  /// Of what nobody here understands, no more is asked than what it is.
  private static boolean known(Collection<String> types) {
    return types.stream().anyMatch(Kind::known);
  }

  /// Whether a type can stand in a query: types are Azure's word, and queries are ours.
  public static boolean speakable(String type) {
    return TYPE.matcher(type).matches();
  }

  static Optional<String> query(Question question) {
    int end = question.text().indexOf('\n');
    return end < 0 || !question.text().startsWith(PATH)
        ? Optional.empty()
        : JsonText.read(question.text().substring(end + 1)).flatMap(body -> body.text("query"));
  }

  static Optional<Asked> asked(String query) {
    if (query.equals(CONTAINERS)) {
      return Optional.of(new Asked.Containers());
    }
    if (query.equals(COUNTS)) {
      return Optional.of(new Asked.Counts());
    }
    var matcher = TYPES.matcher(query);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var types = new TreeSet<String>();
    for (var quoted : matcher.group(1).split(",", -1)) {
      types.add(quoted.replace("'", ""));
    }
    return Optional.of(new Asked.Rows(types));
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    text.chars()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            out.append('\\').append((char) c);
          } else if (c < ' ') {
            out.append("\\u%04x".formatted(c));
          } else {
            out.append((char) c);
          }
        });
    out.append('"');
  }
}
