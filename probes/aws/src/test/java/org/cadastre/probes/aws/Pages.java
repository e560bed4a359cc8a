package org.cadastre.probes.aws;

import java.util.ArrayList;
import java.util.List;

/// Cuts lists of EC2 into pages.
final class Pages {
  private Pages() {}

  /// One page of what several answers list together.
  static String page(List<String> answers, int number, int size) {
    var items = new ArrayList<String>();
    answers.forEach(answer -> items.addAll(items(answer)));
    if (items.isEmpty()) {
      return answers.getFirst();
    }
    var open = container(answers.getFirst());
    int from = Math.min(items.size(), (number - 1) * size);
    int to = Math.min(items.size(), from + size);
    var token = to < items.size() ? "<nextToken>page-" + (number + 1) + "</nextToken>" : "";
    return "<Response><"
        + open
        + ">"
        + String.join("", items.subList(from, to))
        + "</"
        + open
        + ">"
        + token
        + "</Response>";
  }

  private static String container(String answer) {
    int root = answer.indexOf('>', answer.indexOf("Response")) + 1;
    int start = answer.indexOf('<', root) + 1;
    return answer.substring(start, answer.indexOf('>', start)).replace("/", "").strip();
  }

  /// The items right in the container, each with all that is in it.
  private static List<String> items(String answer) {
    var items = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    int at = answer.indexOf("<" + container(answer));
    var end = answer.indexOf("</" + container(answer) + ">", at);
    var list =
        end < 0 ? "" : answer.substring(at, answer.lastIndexOf("</" + container(answer) + ">"));
    var matcher = java.util.regex.Pattern.compile("<(/?)item>").matcher(list);
    while (matcher.find()) {
      if (matcher.group(1).isEmpty()) {
        if (depth++ == 0) {
          start = matcher.start();
        }
      } else if (--depth == 0) {
        items.add(list.substring(start, matcher.end()));
      }
    }
    return items;
  }
}
