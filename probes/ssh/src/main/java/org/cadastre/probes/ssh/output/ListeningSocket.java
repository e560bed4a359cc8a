package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A socket that waits for others, as `ss -lntup`, `netstat`, `sockstat` or `/proc/net` shows it.
///
/// @param protocol `tcp` or `udp`
/// @param address without brackets and interface; `*` where the tool says so
/// @param owners process names by process number; empty when not told
public record ListeningSocket(
    String protocol, String address, int port, NavigableMap<Integer, String> owners) {

  /// Lines of all kinds may stand together; what is no socket is passed over.
  public static List<ListeningSocket> parse(String text) {
    var found = new ArrayList<ListeningSocket>();
    var kernel = new KernelSockets();
    Lines.of(text)
        .forEach(line -> {
          var words = Lines.words(line);
          if (words[0].startsWith("proto=") || words[0].matches("\\d{1,9}:")) {
            kernel.line(words).ifPresent(found::add);
          } else {
            SocketLine.of(line, words)
                .filter(socket -> socket.waits() && socket.port() > 0)
                .map(s -> new ListeningSocket(s.protocol(), s.address(), s.port(), s.owners()))
                .ifPresent(found::add);
          }
        });
    return found;
  }

  /// Names of the processes that share it.
  public NavigableSet<String> processes() {
    return new TreeSet<>(owners.values());
  }

  /// The same socket as two lines show it, each with some of its owners.
  public ListeningSocket with(ListeningSocket other) {
    NavigableMap<Integer, String> all = new TreeMap<>(owners);
    all.putAll(other.owners);
    return new ListeningSocket(protocol, address, port, all);
  }
}
