package org.cadastre.simulator.cloud;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What Azure's resource manager and Resource Graph say of the resources in
/// `azure/resources.jsonl`, a line each.
final class ResourceAnswers {
  static final String SUBSCRIPTION = "5e1d0a7c-93b4-4f28-a6c5-0b8f7e2d1946";

  private static final Pattern TYPE = Pattern.compile("\"type\":\"([^\"]+)\"");
  private static final Pattern WANTED = Pattern.compile("type in~ \\(([^)]*)\\)");

  private final Map<String, List<String>> byType;

  private ResourceAnswers(Map<String, List<String>> byType) {
    this.byType = byType;
  }

  static ResourceAnswers read() {
    var byType = new TreeMap<String, List<String>>();
    CloudFiles.read("azure/resources.jsonl")
        .orElseThrow()
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> byType.computeIfAbsent(type(line), _ -> new ArrayList<>()).add(line));
    return new ResourceAnswers(byType);
  }

  private static String type(String resource) {
    var matcher = TYPE.matcher(resource);
    if (!matcher.find()) {
      throw new IllegalStateException("a resource without a type: " + resource);
    }
    return matcher.group(1).toLowerCase(Locale.ROOT);
  }

  String answer(URI uri, String body) {
    if (uri.getPath().contains("Microsoft.ResourceGraph")) {
      return graph(body);
    }
    return switch (uri.getPath().substring(home().length())) {
      case "" -> subscription();
      case "/providers/Microsoft.Authorization/permissions" ->
          "{\"value\":[{\"actions\":[\"*/read\"],\"notActions\":[]}]}";
      case "/providers/Microsoft.Compute/virtualMachines" ->
          "{\"value\":[%s]}".formatted(CloudFiles.read("azure/states.json").orElseThrow());
      default -> "{\"value\":[]}";
    };
  }

  private static String home() {
    return "/subscriptions/" + SUBSCRIPTION;
  }

  private static String subscription() {
    return """
    {"id":"%s","subscriptionId":"%s","displayName":"Demo Ledger","state":"Enabled"}\
    """
        .formatted(home(), SUBSCRIPTION);
  }

  private String graph(String body) {
    var wanted = WANTED.matcher(body);
    if (body.contains("count()")) {
      return rows(
          byType.entrySet().stream()
              .filter(entry -> !entry.getKey().startsWith("microsoft.resources/"))
              .map(entry ->
                  "{\"type\":\"%s\",\"total\":%d}"
                      .formatted(entry.getKey(), entry.getValue().size()))
              .toList());
    }
    if (!wanted.find()) {
      return rows(List.of());
    }
    var rows = new ArrayList<String>();
    for (var type : wanted.group(1).replace("'", "").split(",", -1)) {
      rows.addAll(byType.getOrDefault(type, List.of()));
    }
    return rows(rows);
  }

  private static String rows(List<String> rows) {
    return rows.stream()
        .collect(
            Collectors.joining(
                ",",
                "{\"totalRecords\":%1$d,\"count\":%1$d,\"resultTruncated\":\"false\",\"data\":["
                    .formatted(rows.size()),
                "]}"));
  }
}
