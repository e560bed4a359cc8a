package org.cadastre.probes.ssh;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.ssh.output.Upstream;
import org.cadastre.probes.ssh.output.UpstreamList;

/// Whom the host's programs need: those they were seen to have a connection to, and those that
/// their configuration declares.
///
/// Each is a part of the host with the evidence there is for it and a confidence, and a link from
/// the program to the other's host or, on this host, to the other program.
final class DependenciesFacet {
  private static final int SEEN = 90;
  private static final int DECLARED = 70;
  private static final int BOTH = 99;
  private static final String CONNECTION = "connection";
  private static final String CONFIGURATION = "configuration";

  private final Picture picture;
  private final Subject host;
  private final Report report;
  private final Programs programs;
  private final ApplicationsFacet applications;
  private final Map<String, Need> needs = new TreeMap<>();

  /// One program's need of one other.
  ///
  /// @param evidence what speaks for it: a connection, a configuration
  private record Need(
      Subject from, String address, int port, NavigableSet<String> evidence, int exchange) {}

  DependenciesFacet(
      Picture picture,
      Subject host,
      Report report,
      Programs programs,
      ApplicationsFacet applications) {
    this.picture = picture;
    this.host = host;
    this.report = report;
    this.programs = programs;
    this.applications = applications;
  }

  void report() {
    var heard = picture.heard(Asked.CONNECTIONS);
    if (heard.isEmpty()) {
      return;
    }
    int seenAt = heard.get().exchange();
    for (var program : programs.all()) {
      applications.subject(program).ifPresent(from -> seen(program, from, seenAt));
    }
    seen(programs.unknown(), host, seenAt);
    UpstreamList.parse(picture.text(Asked.CONFIGURATION)).forEach(this::declared);
    needs.values().forEach(this::need);
    report.coverage(
        "dependencies", heard.get().shortfall().orElseGet(() -> extent(heard.get())), seenAt);
  }

  private Heard.Extent extent(Heard heard) {
    if (heard.missing()) {
      return new Heard.Extent(Outcome.UNSUPPORTED, "no tool that lists connections");
    }
    if (programs.tooMany()) {
      return new Heard.Extent(
          Outcome.PARTIAL, "a program talks to more peers than are taken (200)");
    }
    return picture.privileged()
        ? Heard.Extent.COMPLETE
        : new Heard.Extent(
            Outcome.PARTIAL,
            "whose connections are whose needs root for other users (run as root)");
  }

  private void seen(Program program, Subject from, int at) {
    program.peers().forEach(peer -> add(from, peer.address(), peer.port(), CONNECTION, at));
  }

  private void declared(Upstream upstream) {
    int at = picture.at(Asked.CONFIGURATION);
    applications
        .running(upstream.software())
        .forEach(from -> add(from, upstream.host(), upstream.port(), CONFIGURATION, at));
  }

  private void add(Subject from, String address, int port, String evidence, int at) {
    var id =
        (from.host() == null ? "" : from.keys().getFirst().value() + " ") + address + ":" + port;
    needs
        .computeIfAbsent(id, _ -> new Need(from, address, port, new TreeSet<>(), at))
        .evidence()
        .add(evidence);
  }

  private void need(Need need) {
    var other = other(need);
    if (other.filter(need.from()::equals).isPresent()) {
      return;
    }
    var place = need.port() == 0 ? need.address() : need.address() + ":" + need.port();
    var from = need.from().equals(host) ? "" : need.from().keys().getFirst().value();
    int at = need.exchange();
    var name = (from.isEmpty() ? "" : from + " ") + "→ " + place;
    var subject = report.part(host, "dependency", name, "dependency.id", from + ">" + place, at);
    report.fact(subject, "dependency.of", from, at);
    report.fact(subject, "dependency.peer", need.address(), at);
    if (need.port() > 0) {
      report.fact(subject, "dependency.port", need.port(), at);
    }
    report.fact(subject, "dependency.evidence", need.evidence(), at);
    report.fact(subject, "dependency.confidence", confidence(need.evidence()), at);
    other.ifPresent(o -> report.link(need.from(), "depends_on", o, at));
  }

  private static int confidence(NavigableSet<String> evidence) {
    if (evidence.size() > 1) {
      return BOTH;
    }
    return evidence.contains(CONNECTION) ? SEEN : DECLARED;
  }

  /// The program behind a port of this host, or the host at an address; empty for a name, of which
  /// it is not known who answers to it.
  private Optional<Subject> other(Need need) {
    boolean here =
        need.address().equals("localhost")
            || Programs.loopback(need.address())
            || Nic.addresses(picture.nics()).contains(need.address());
    return here
        ? programs.listener(need.port()).flatMap(applications::subject)
        : Peers.placeholder(need.address());
  }
}
