package org.cadastre.probes.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A stand-in for Azure over https: it hands out tokens, and answers the resource manager's and
/// Resource Graph's questions from the resources that it is given.
final class Cloud implements ResponseDefinitionTransformerV2, AutoCloseable {
  static final String SUBSCRIPTION = "ea42f556-5106-4743-99b0-c129bfa71a47";
  static final String TENANT = "31c75423-32d6-4322-88b7-c478bdde4858";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FROM = Pattern.compile("[?&]from=(\\d+)");

  private final WireMockServer server;
  private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
  private final Map<String, ArrayNode> lists = new TreeMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private String actions = "*/read";
  private boolean graph = true;
  private int armRows = 1000;
  private Fault fault = _ -> null;

  /// What goes wrong.
  @FunctionalInterface
  interface Fault {
    /// @param what `token`, `graph QUERY #PAGE` or `PATH #PAGE`
    /// @return null for what goes well
    @Nullable ResponseDefinitionBuilder made(String what);
  }

  @SuppressWarnings("this-escape")
  Cloud() {
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .dynamicHttpsPort()
                .httpDisabled(true)
                .keystorePath(KeyStores.FILE.toString())
                .keystorePassword(KeyStores.PASSWORD)
                .keyManagerPassword(KeyStores.PASSWORD)
                .keystoreType("PKCS12")
                .extensions(this));
    server.start();
    server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
  }

  URI url() {
    return URI.create("https://localhost:" + server.httpsPort());
  }

  /// Every question so far, those for tokens left out: method, path and body.
  List<String> asked() {
    return List.copyOf(asked);
  }

  void fault(Fault made) {
    fault = made;
  }

  void withoutGraph() {
    graph = false;
  }

  void permit(String granted) {
    actions = granted;
  }

  void armRows(int rows) {
    armRows = rows;
  }

  void add(JsonNode resource) {
    var object = (ObjectNode) resource;
    resources.put(object.path("id").asText().toLowerCase(Locale.ROOT), object);
  }

  void add(String json) {
    add(tree(json));
  }

  void remove(String id) {
    resources.remove(id.toLowerCase(Locale.ROOT));
  }

  /// A list that hangs under a resource: `…/vaults/v/secrets`.
  void list(String path, String json) {
    lists.put(path.toLowerCase(Locale.ROOT), (ArrayNode) tree(json));
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String getName() {
    return "azure";
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    var request = event.getRequest();
    if (request.getUrl().endsWith("/oauth2/v2.0/token")) {
      var made = fault.made("token");
      return (made == null ? token(request) : made).build();
    }
    var decoded = URLDecoder.decode(request.getUrl(), StandardCharsets.UTF_8);
    asked.add(request.getMethod() + " " + decoded + " " + request.getBodyAsString());
    if (!"Bearer made-up-token".equals(request.getHeader("Authorization"))) {
      return json(401, "{\"error\":{\"code\":\"AuthenticationFailed\"}}").build();
    }
    return (request.getUrl().contains("Microsoft.ResourceGraph")
            ? graph(tree(request.getBodyAsString()))
            : arm(decoded))
        .build();
  }

  private static ResponseDefinitionBuilder token(Request request) {
    return request.getBodyAsString().contains("client_secret=right")
        ? json(
            200,
            "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"made-up-token\"}")
        : json(
            401,
            "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client"
                + " secret provided.\"}");
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return WireMock.aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  static ResponseDefinitionBuilder error(int status, String code) {
    return json(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"No.\"}}");
  }

  private ResponseDefinitionBuilder graph(JsonNode body) {
    var query = body.path("query").asText();
    int from = Integer.parseInt(body.path("options").path("$skipToken").asText("0"));
    int rows = body.path("options").path("$top").asInt(100);
    var made = fault.made("graph " + query + " #" + (from / rows + 1));
    if (made != null) {
      return made;
    }
    return graph ? answer(found(query), from, rows) : error(403, "AuthorizationFailed");
  }

  private static ResponseDefinitionBuilder answer(List<ObjectNode> found, int from, int rows) {
    var answer = JSON.createObjectNode();
    int to = Math.min(found.size(), from + rows);
    answer.put("totalRecords", found.size()).put("count", to - from);
    answer.put("resultTruncated", "false");
    answer.putArray("data").addAll(found.subList(from, to));
    if (to < found.size()) {
      answer.put("$skipToken", Integer.toString(to));
    }
    return json(200, answer.toString());
  }

  private List<ObjectNode> found(String query) {
    if (query.startsWith("resourcecontainers")) {
      return containers();
    }
    if (query.contains("count()")) {
      return counts();
    }
    var quoted = query.replaceAll(".*\\(([^)]*)\\).*", "$1").replace("'", "");
    var types = List.of(quoted.split(",", -1));
    var rows = new ArrayList<ObjectNode>();
    for (var resource : resources.values()) {
      if (types.contains(type(resource))) {
        rows.add(resource.deepCopy().put("type", type(resource)));
      }
    }
    rows.sort((one, other) -> one.path("id").asText().compareTo(other.path("id").asText()));
    return rows;
  }

  private static String type(ObjectNode resource) {
    return resource.path("type").asText().toLowerCase(Locale.ROOT);
  }

  private List<ObjectNode> counts() {
    var counts = new TreeMap<String, Integer>();
    resources.values().forEach(r -> counts.merge(type(r), 1, Integer::sum));
    var rows = new ArrayList<ObjectNode>();
    counts.forEach(
        (type, n) -> rows.add(JSON.createObjectNode().put("type", type).put("total", n)));
    return rows;
  }

  private List<ObjectNode> containers() {
    var rows = new ArrayList<ObjectNode>();
    var subscription = subscription();
    subscription.put("type", "microsoft.resources/subscriptions").put("name", "Example");
    subscription
        .putObject("properties")
        .putArray("managementGroupAncestorsChain")
        .add(JSON.createObjectNode().put("name", "Prod").put("displayName", "Production"))
        .add(JSON.createObjectNode().put("name", TENANT).put("displayName", "Tenant Root Group"));
    rows.add(subscription);
    groups().forEach(rows::add);
    return rows;
  }

  private static ObjectNode subscription() {
    return JSON.createObjectNode()
        .put("id", "/subscriptions/" + SUBSCRIPTION)
        .put("subscriptionId", SUBSCRIPTION)
        .put("tenantId", TENANT)
        .put("displayName", "Example Subscription")
        .put("state", "Enabled");
  }

  private List<ObjectNode> groups() {
    var groups = new TreeMap<String, ObjectNode>();
    for (var resource : resources.values()) {
      var id = resource.path("id").asText();
      var group = id.replaceAll("(?i)(/resourceGroups/[^/]+).*", "$1");
      groups.putIfAbsent(
          group.toLowerCase(Locale.ROOT),
          JSON.createObjectNode()
              .put("id", group)
              .put("name", group.substring(group.lastIndexOf('/') + 1))
              .put("type", "Microsoft.Resources/resourceGroups")
              .put("location", "westus"));
    }
    return List.copyOf(groups.values());
  }

  private ResponseDefinitionBuilder arm(String url) {
    var matcher = FROM.matcher(url);
    int from = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    var path = url.substring(0, url.indexOf('?'));
    boolean states = url.contains("statusOnly");
    var made = fault.made(path + (states ? " states" : "") + " #" + (from / armRows + 1));
    if (made != null) {
      return made;
    }
    var rest = path.substring(("/subscriptions/" + SUBSCRIPTION).length());
    return switch (rest) {
      case "" -> json(200, subscription().toString());
      case "/providers/Microsoft.Authorization/permissions" ->
          json(200, "{\"value\":[{\"actions\":[\"" + actions + "\"],\"notActions\":[]}]}");
      case "/resourcegroups" -> page(url, from, groups());
      case "/resources" -> page(url, from, List.copyOf(resources.values()));
      default -> page(url, from, listed(path, rest, states));
    };
  }

  private List<ObjectNode> listed(String path, String rest, boolean states) {
    var under = lists.get(path.toLowerCase(Locale.ROOT) + (states ? " states" : ""));
    var rows = new ArrayList<ObjectNode>();
    if (under != null) {
      under.forEach(row -> rows.add((ObjectNode) row));
    } else if (!states && rest.startsWith("/providers/")) {
      var type = rest.substring("/providers/".length()).toLowerCase(Locale.ROOT);
      resources.values().stream().filter(r -> type(r).equals(type)).forEach(rows::add);
    }
    return rows;
  }

  private ResponseDefinitionBuilder page(String url, int from, List<ObjectNode> all) {
    var answer = JSON.createObjectNode();
    int to = Math.min(all.size(), from + armRows);
    answer.putArray("value").addAll(all.subList(from, to));
    if (to < all.size()) {
      var first = url.replaceAll("&from=\\d+", "").replace("$", "%24");
      answer.put("nextLink", url() + first + "&from=" + to);
    }
    return json(200, answer.toString());
  }

  @Override
  public void close() {
    server.stop();
  }
}
