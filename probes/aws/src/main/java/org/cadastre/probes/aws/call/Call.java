package org.cadastre.probes.aws.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cadastre.core.evidence.Question;

/// One request, as a transcript holds it: `elbv2 DescribeListeners` and a line `name=value` for
/// each parameter.
///
/// A parameter that begins with `@` is about the request itself: `@path` of a REST call, `@region`
/// where it is not the endpoint's.
///
/// @param parameters sorted by name
public record Call(Service service, String action, Map<String, String> parameters) {
  private static final String SIZE = "~";

  public Call {
    parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  public static Call of(Service service, String action) {
    return new Call(service, action, Map.of());
  }

  /// With one parameter more, or another value for it.
  public Call with(String name, String value) {
    var more = new TreeMap<>(parameters);
    more.put(name, value);
    return new Call(service, action, more);
  }

  /// With parameters `name.1`, `name.2` …
  public Call withEach(String name, List<String> values) {
    var more = new TreeMap<>(parameters);
    for (int i = 0; i < values.size(); i++) {
      more.put(name + "." + (i + 1), values.get(i));
    }
    return new Call(service, action, more);
  }

  /// With a limit on how much one page holds, which is no part of what is asked.
  public Call withPageSize(String name, int size) {
    return name.isEmpty() ? this : with(SIZE + name, Integer.toString(size));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /// What is asked, whatever the size of a page.
  public String gist() {
    var gist = new StringBuilder(verb());
    parameters.forEach((name, value) -> {
      if (!name.startsWith(SIZE)) {
        gist.append('\n').append(name).append('=').append(value);
      }
    });
    return gist.toString();
  }

  /// Parameters as they are sent.
  public Map<String, String> sent() {
    var sent = new TreeMap<String, String>();
    parameters.forEach((name, value) -> {
      if (!name.startsWith("@")) {
        sent.put(name.startsWith(SIZE) ? name.substring(SIZE.length()) : name, value);
      }
    });
    return sent;
  }

  private String verb() {
    return service.word() + " " + action;
  }

  public Question question() {
    var lines = new ArrayList<String>();
    parameters.forEach((name, value) -> lines.add(name + "=" + value.replace('\n', ' ')));
    return new Question(verb(), String.join("\n", lines));
  }

  /// Reads what [#question] wrote; empty when it is no request to AWS.
  public static Optional<Call> read(Question question) {
    var words = question.verb().split(" ", -1);
    var service = words.length == 2 ? Service.named(words[0]) : Optional.<Service>empty();
    if (service.isEmpty()) {
      return Optional.empty();
    }
    var parameters = new TreeMap<String, String>();
    for (var line : question.text().split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        parameters.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return Optional.of(new Call(service.get(), words[1], parameters));
  }
}
