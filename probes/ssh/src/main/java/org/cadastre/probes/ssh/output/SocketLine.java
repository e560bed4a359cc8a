package org.cadastre.probes.ssh.output;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of a socket table, whichever tool printed it: `ss`, the `netstat`s of Linux, BSD,
/// macOS, AIX and Solaris, `sockstat`.
///
/// @param protocol `tcp` or `udp`
/// @param port 0 for any
/// @param peer empty or `*` when nobody is connected
/// @param peerPort 0 for any
/// @param state `LISTEN`, `ESTABLISHED` or empty
/// @param owners process names by process number, as far as told
record SocketLine(
    String protocol,
    String address,
    int port,
    String peer,
    int peerPort,
    String state,
    NavigableMap<Integer, String> owners) {
  private static final Pattern PROTO = Pattern.compile("(tcp|udp)(4|6|46)?");

  /// Brackets and the name of the interface.
  private static final Pattern DRESS = Pattern.compile("^\\[|\\]|%.*$");

  private static final Pattern MAPPED = Pattern.compile("^::ffff:(?=\\d+\\.)");
  private static final Pattern COLON = Pattern.compile("(.{0,64}):(\\d{1,5}|\\*)");
  private static final Pattern DOT = Pattern.compile("(.{0,64})\\.(\\d{1,5}|\\*)");
  private static final Pattern SS_OWNER = Pattern.compile("\\(\"([^\"]{1,64})\",pid=(\\d{1,9}),");
  private static final Pattern NETSTAT_OWNER = Pattern.compile("(\\d{1,9})/([^\\s/:]{1,64})");
  private static final int LAST_PORT = 65_535;

  /// An address with its port.
  private record End(String address, int port) {}

  static Optional<SocketLine> of(String line, String[] words) {
    if (words.length >= 7 && PROTO.matcher(words[4]).matches() && words[2].matches("\\d{1,9}")) {
      return sockstat(words);
    }
    if (words.length < 4) {
      return Optional.empty();
    }
    var proto = PROTO.matcher(words[0]);
    if (proto.matches()) {
      return listed(proto.group(1), line, words);
    }
    return Lines.digits(words[0]) && Lines.digits(words[1])
        ? made("tcp", words[2], words[3], "ESTABLISHED", owners(line))
        : solaris(words);
  }

  /// `ss` tells the state in the second column, `netstat` in the sixth.
  private static Optional<SocketLine> listed(String protocol, String line, String[] words) {
    if (words.length < 5) {
      return Optional.empty();
    }
    boolean netstat = Lines.digits(words[1]);
    int local = netstat ? 3 : 4;
    var peer = words.length > local + 1 ? words[local + 1] : "";
    var state = netstat ? words.length > 5 ? words[5] : "" : words[1];
    return made(protocol, words[local], peer, state, owners(line));
  }

  /// `USER COMMAND PID FD PROTO LOCAL FOREIGN`.
  private static Optional<SocketLine> sockstat(String[] words) {
    NavigableMap<Integer, String> owners = new TreeMap<>();
    owners.put(Integer.parseInt(words[2]), words[1]);
    var state = words[6].startsWith("*") ? "LISTEN" : "ESTABLISHED";
    return made(words[4].substring(0, 3), words[5], words[6], state, owners);
  }

  /// `local remote swind send-q rwind recv-q state`.
  private static Optional<SocketLine> solaris(String[] words) {
    var state = words[words.length - 1];
    boolean known = state.equals("LISTEN") || state.equals("ESTABLISHED");
    return known && words.length == 7
        ? made("tcp", words[0], words[1], state, new TreeMap<>())
        : Optional.empty();
  }

  private static Optional<SocketLine> made(
      String protocol,
      String local,
      String peer,
      String state,
      NavigableMap<Integer, String> owners) {
    var here = end(local);
    if (here.isEmpty()) {
      return Optional.empty();
    }
    var there = end(peer).orElse(new End("", 0));
    var word = state.equals("ESTAB") ? "ESTABLISHED" : state.equals("UNCONN") ? "" : state;
    return Optional.of(
        new SocketLine(
            protocol,
            here.get().address(),
            here.get().port(),
            there.address(),
            there.port(),
            word,
            owners));
  }

  private static Optional<End> end(String text) {
    var colon = COLON.matcher(text);
    if (colon.matches()) {
      return end(colon);
    }
    var dot = DOT.matcher(text);
    return dot.matches() ? end(dot) : Optional.empty();
  }

  private static Optional<End> end(Matcher parts) {
    var plain = DRESS.matcher(parts.group(1)).replaceAll("");
    var address = MAPPED.matcher(plain).replaceFirst("");
    int port = parts.group(2).equals("*") ? 0 : Integer.parseInt(parts.group(2));
    return port > LAST_PORT ? Optional.empty() : Optional.of(new End(address, port));
  }

  private static NavigableMap<Integer, String> owners(String line) {
    NavigableMap<Integer, String> owners = new TreeMap<>();
    if (line.contains("pid=")) {
      SS_OWNER
          .matcher(line)
          .results()
          .forEach(m -> owners.put(Integer.parseInt(m.group(2)), m.group(1)));
    } else {
      NETSTAT_OWNER
          .matcher(line)
          .results()
          .forEach(m -> owners.put(Integer.parseInt(m.group(1)), m.group(2)));
    }
    return owners;
  }

  boolean waits() {
    return protocol.equals("udp") ? peerPort == 0 : state.equals("LISTEN");
  }

  boolean talks() {
    return protocol.equals("tcp")
        && state.equals("ESTABLISHED")
        && port > 0
        && peerPort > 0
        && !peer.isEmpty();
  }
}
