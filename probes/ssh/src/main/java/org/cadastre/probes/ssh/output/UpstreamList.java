package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The upstream servers in the lines of proxies' configurations that name them. Sections begin with
/// `software=nginx` and `file=…`.
public final class UpstreamList {
  private static final Pattern HOST_PORT =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)\\]|([A-Za-z0-9._-]{1,253}))(?::(\\d{1,5}))?");
  private static final Pattern URL =
      Pattern.compile(
          "(?:\"|')?(?:https?|grpcs?|ajp|fcgi|wss?|h2c?|balancer)://(?:[^@/]*@)?([^/;\\s\"']+).*");

  private final List<Upstream> found = new ArrayList<>();
  private final Set<String> groups = new HashSet<>();
  private String software = "";
  private String file = "";
  private String group = "";

  private UpstreamList() {}

  /// Names that are groups of the same configuration are no servers.
  public static List<Upstream> parse(String text) {
    var list = new UpstreamList();
    Lines.of(text).map(String::strip).forEach(list::line);
    return list.found.stream()
        .filter(u -> !u.group().isEmpty() || !list.groups.contains(u.host()))
        .distinct()
        .toList();
  }

  private void line(String line) {
    if (line.startsWith("software=")) {
      software = line.substring("software=".length());
      group = "";
    } else if (line.startsWith("file=")) {
      file = line.substring("file=".length());
      group = "";
    } else {
      var words = Lines.words(line.replaceAll("[;{]", " "));
      switch (software) {
        case "nginx" -> nginx(line, words);
        case "HAProxy" -> haproxy(words);
        case "Apache HTTP Server" -> apache(words);
        default -> {}
      }
    }
  }

  /// A `server` with an address stands in an upstream block; one with `{` begins a virtual host.
  private void nginx(String line, String[] words) {
    switch (words[0]) {
      case "upstream" -> begin(words);
      case "server" -> {
        if (words.length > 1 && !line.contains("{")) {
          add(group, words[1]);
        } else {
          group = "";
        }
      }
      case "proxy_pass", "grpc_pass", "fastcgi_pass", "uwsgi_pass" -> {
        if (words.length > 1) {
          add("", url(words[1]));
        }
      }
      default -> {}
    }
  }

  private void haproxy(String[] words) {
    switch (words[0]) {
      case "backend", "listen", "frontend" -> begin(words);
      case "server" -> {
        if (words.length > 2) {
          add(group, words[2]);
        }
      }
      default -> {}
    }
  }

  private void apache(String[] words) {
    var directive = words[0].toLowerCase(Locale.ROOT);
    boolean member = directive.equals("balancermember");
    int at = member ? 1 : 2;
    if ((member || directive.startsWith("proxypass")) && words.length > at) {
      for (int i = at; i >= 1; i--) {
        if (words[i].contains("://") && !words[i].contains("balancer://")) {
          add("", url(words[i]));
          return;
        }
      }
    }
  }

  private void begin(String[] words) {
    group = words.length > 1 ? words[1] : "";
    groups.add(group);
  }

  private static String url(String text) {
    var url = URL.matcher(text);
    if (!url.matches()) {
      return text;
    }
    var place = url.group(1);
    boolean bare = !place.matches(".*:\\d+");
    return bare ? place + (text.contains("https://") ? ":443" : ":80") : place;
  }

  private void add(String within, String place) {
    var matcher = HOST_PORT.matcher(place);
    if (!matcher.matches()) {
      return;
    }
    var host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    int port = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    if (port <= 65_535 && !host.equals("unix")) {
      found.add(new Upstream(software, file, within, host, port));
    }
  }
}
