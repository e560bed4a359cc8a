package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A socket that waits for others, as `ss -lntup`, `netstat -lntup` or `/proc/net` shows it.
///
/// @param protocol `tcp` or `udp`
/// @param address without brackets and interface; `*` where the tool says so
/// @param processes names; empty when not told
public record ListeningSocket(
    String protocol, String address, int port, NavigableSet<String> processes) {
  private static final Pattern LOCAL = Pattern.compile("(.{1,64}):(\\d{1,5})");
  private static final Pattern SS_PROCESS = Pattern.compile("\\(\"([^\"]{1,64})\",pid=");
  private static final Pattern NETSTAT_PROCESS = Pattern.compile("\\d+/([^\\s/:]{1,64})");
  private static final Pattern PROTO = Pattern.compile("(tcp|udp)6?");

  /// Lines of the three kinds may stand together; what is no socket is passed over.
  public static List<ListeningSocket> parse(String text) {
    var found = new ArrayList<ListeningSocket>();
    var kernel = new KernelSockets();
    Lines.of(text)
        .forEach(line -> {
          var words = Lines.words(line);
          if (words[0].startsWith("proto=") || words[0].matches("\\d{1,9}:")) {
            kernel.line(words).ifPresent(found::add);
          } else {
            line(line, words).ifPresent(found::add);
          }
        });
    return found;
  }

  private static Optional<ListeningSocket> line(String line, String[] words) {
    var proto = PROTO.matcher(words[0]);
    if (!proto.matches() || words.length < 5) {
      return Optional.empty();
    }
    boolean netstat = words[1].matches("\\d+");
    var local = words[netstat ? 3 : 4];
    var process = netstat ? NETSTAT_PROCESS : SS_PROCESS;
    NavigableSet<String> processes = new TreeSet<>();
    process.matcher(line).results().forEach(m -> processes.add(m.group(1)));
    return of(proto.group(1), local, processes);
  }

  private static Optional<ListeningSocket> of(
      String protocol, String local, NavigableSet<String> processes) {
    var parts = LOCAL.matcher(local);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var address =
        parts.group(1).replaceAll("^\\[|\\]|%.*$", "").replaceFirst("^::ffff:(?=\\d+\\.)", "");
    int port = Integer.parseInt(parts.group(2));
    return port < 1 || port > 65_535
        ? Optional.empty()
        : Optional.of(new ListeningSocket(protocol, address, port, processes));
  }
}
