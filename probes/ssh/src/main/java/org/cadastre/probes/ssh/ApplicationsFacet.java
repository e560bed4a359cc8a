package org.cadastre.probes.ssh;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Recognition;

/// The programs that communicate or are known: who they are, where they wait and what they run on.
///
/// They are never listed completely: a program that was not running when we looked still exists.
final class ApplicationsFacet {
  private static final String ANY_APPLICATION = "application";

  private final Picture picture;
  private final Subject host;
  private final Report report;
  private final Programs programs;
  private final Software software;
  private final Map<Program, Subject> subjects = new HashMap<>();
  private final Map<Program, String> products = new HashMap<>();

  ApplicationsFacet(
      Picture picture, Subject host, Report report, Programs programs, Software software) {
    this.picture = picture;
    this.host = host;
    this.report = report;
    this.programs = programs;
    this.software = software;
  }

  void report() {
    int at = picture.at(Asked.PROCESSES);
    for (var program : programs.all()) {
      var known = software.of(program, at);
      if (program.communicates() || software(known)) {
        application(program, known, at);
      }
    }
    picture
        .heard(Asked.PROCESSES)
        .ifPresent(heard -> {
          var extent = heard.shortfall().orElseGet(() -> extent(heard));
          report.coverage("applications", extent, heard.exchange());
        });
  }

  /// Known, and not only by what it is written in: such programs come and go.
  private static boolean software(Map<String, Recognition> known) {
    var kind = known.get("software.kind");
    return kind != null && !kind.value().equals(ANY_APPLICATION);
  }

  private Heard.Extent extent(Heard heard) {
    if (!heard.complete()) {
      return new Heard.Extent(Outcome.UNSUPPORTED, "ps did not list processes");
    }
    return picture.privileged()
        ? Heard.Extent.COMPLETE
        : new Heard.Extent(
            Outcome.PARTIAL, "whose sockets are whose needs root for other users (run as root)");
  }

  private void application(Program program, Map<String, Recognition> known, int at) {
    var product = Optional.ofNullable(known.get("software.product")).map(Recognition::value);
    var ciClass =
        product.isEmpty()
            ? "process"
            : Optional.ofNullable(known.get("ci.class"))
                .map(Recognition::value)
                .orElse("application");
    var keys = List.of(new Key("process.id", program.id()));
    var name = product.map(p -> named(p, program)).orElse(program.id());
    var subject = new Subject(ciClass, name, keys, host);
    subjects.put(program, subject);
    product.ifPresent(p -> products.put(program, p));
    report.partOf(subject, host, at);
    report.link(subject, "runs_on", host, at);
    report.fact(subject, "process.name", program.name(), at);
    report.fact(subject, "process.user", program.user(), at);
    report.fact(subject, "process.unit", program.unit(), at);
    report.fact(subject, "process.command", program.command(), at);
    report.fact(subject, "process.ports", ports(program), at);
    for (var attribute : List.of("software.product", "software.version", "software.kind")) {
      var recognition = known.get(attribute);
      if (recognition != null) {
        var value = recognition.value();
        report.fact(subject, attribute, value, recognition.exchange(), recognition.entry());
      }
    }
    sockets(program, subject);
  }

  private static String named(String product, Program program) {
    return program.ports().isEmpty() ? product : product + ":" + program.ports().first();
  }

  private static NavigableSet<String> ports(Program program) {
    return program.sockets().stream()
        .map(s -> s.protocol() + "/" + s.port())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void sockets(Program program, Subject subject) {
    int at = picture.at(Asked.SOCKETS);
    program.sockets().stream()
        .map(SocketsFacet::id)
        .distinct()
        .forEach(id -> report.link(subject, "listens_on", SocketsFacet.subject(id, host), at));
  }

  Optional<Subject> subject(Program program) {
    return Optional.ofNullable(subjects.get(program));
  }

  /// The programs that are this software.
  List<Subject> running(String product) {
    return products.entrySet().stream()
        .filter(e -> e.getValue().equals(product))
        .map(e -> subjects.get(e.getKey()))
        .filter(Objects::nonNull)
        .toList();
  }
}
