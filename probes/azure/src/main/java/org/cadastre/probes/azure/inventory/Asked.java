package org.cadastre.probes.azure.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Question;
import org.cadastre.probes.azure.arm.ArmId;

/// What a question asks for. The first page of a listing names it; the pages that follow are told
/// by what the page before says of them.
public sealed interface Asked {

  /// The subscription itself.
  record Subscription() implements Asked {}

  /// What the credential may do in the subscription.
  record Permissions() implements Asked {}

  /// The subscription and its resource groups, from Resource Graph.
  record Containers() implements Asked {}

  /// How many there are of each type, from Resource Graph.
  record Counts() implements Asked {}

  /// All of some types, from Resource Graph.
  ///
  /// @param types in lower case
  record Rows(SortedSet<String> types) implements Asked {}

  /// The resource groups, from the resource manager.
  record Groups() implements Asked {}

  /// Every resource by name and type only, from the resource manager.
  record Everything() implements Asked {}

  /// All of a type, from its provider.
  record Listed(Kind kind) implements Asked {}

  /// Every machine with the state that it is in.
  record States() implements Asked {}

  /// The machines of a scale set.
  record Members(ArmId scaleSet) implements Asked {}

  /// The databases of a server.
  record Databases(ArmId server) implements Asked {}

  /// Names and expiry of what a vault keeps.
  ///
  /// @param collection `keys` or `secrets`
  record Kept(ArmId vault, String collection) implements Asked {}

  /// What it asks for, for an operator.
  default String word() {
    return switch (this) {
      case Subscription _ -> "subscription";
      case Permissions _ -> "permissions";
      case Containers _, Groups _ -> "resource groups";
      case Counts _ -> "counts by type";
      case Rows(var types) ->
          types.size() == 1
              ? types.first()
              : types.first() + " and %d more types".formatted(types.size() - 1);
      case Everything _ -> "all resources";
      case Listed(var kind) -> kind.lower();
      case States _ -> "power states";
      case Members(var set) -> "machines of " + set.name();
      case Databases(var server) -> "databases of " + server.name();
      case Kept(var vault, var collection) -> collection + " of " + vault.name();
    };
  }

  List<String> COLLECTIONS = List.of("keys", "secrets");

  String GET = "get";
  String POST = "post";

  /// The question for the first page from the resource manager.
  ///
  /// @throws IllegalArgumentException for what is asked of Resource Graph
  static Question get(String subscription, Asked asked) {
    var home = "/subscriptions/" + subscription;
    return new Question(
        GET,
        switch (asked) {
          case Subscription _ -> home + "?api-version=2022-12-01";
          case Permissions _ ->
              home + "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01";
          case Groups _ -> home + "/resourcegroups?api-version=2021-04-01";
          case Everything _ -> home + "/resources?api-version=2021-04-01";
          case Listed(var kind) -> list(home, kind);
          case States _ -> list(home, Kind.MACHINE) + "&statusOnly=true";
          case Members(var set) ->
              set
                  + "/virtualMachines?api-version="
                  + Kind.SCALE_SET.version()
                  + "&$expand=instanceView";
          case Databases(var server) ->
              server + "/databases?api-version=" + Kind.SQL_DATABASE.version();
          case Kept(var vault, var collection) ->
              vault + "/" + collection + "?api-version=" + Kind.VAULT.version();
          case Containers _, Counts _, Rows _ ->
              throw new IllegalArgumentException("asked of Resource Graph: " + asked);
        });
  }

  private static String list(String home, Kind kind) {
    return home + "/providers/" + kind.type() + "?api-version=" + kind.version();
  }

  /// What a question to the resource manager asks for; empty for a page that is not the first, and
  /// for a stranger's question.
  static Optional<Asked> of(Question question) {
    return question.verb().equals(GET)
        ? Path.of(question.text())
        : Graph.query(question).flatMap(Graph::asked);
  }

  /// Understands the paths that [#get] makes.
  final class Path {
    private static final Pattern SUBSCRIPTION = Pattern.compile("/subscriptions/[^/?]+(.*)");
    private static final Pattern CHILD =
        Pattern.compile("(/subscriptions/.*/providers/.*)/([A-Za-z]+)\\?.*");

    private Path() {}

    private static Optional<Asked> of(String text) {
      var matcher = SUBSCRIPTION.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      var rest = matcher.group(1);
      int query = rest.indexOf('?');
      var path = query < 0 ? rest : rest.substring(0, query);
      return switch (path) {
        case "" -> Optional.of(new Subscription());
        case "/resourcegroups" -> Optional.of(new Groups());
        case "/resources" -> Optional.of(new Everything());
        case "/providers/Microsoft.Authorization/permissions" -> Optional.of(new Permissions());
        default ->
            path.startsWith("/providers/")
                ? Kind.of(path.substring("/providers/".length()))
                    .map(
                        kind -> rest.endsWith("&statusOnly=true") ? new States() : new Listed(kind))
                : child(CHILD.matcher(text));
      };
    }

    private static Optional<Asked> child(Matcher matcher) {
      if (!matcher.matches()) {
        return Optional.empty();
      }
      var parent = new ArmId(matcher.group(1));
      return switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
        case "virtualmachines" -> Optional.of(new Members(parent));
        case "databases" -> Optional.of(new Databases(parent));
        case "keys" -> Optional.of(new Kept(parent, "keys"));
        case "secrets" -> Optional.of(new Kept(parent, "secrets"));
        default -> Optional.empty();
      };
    }
  }
}
