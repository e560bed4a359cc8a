package org.cadastre.probes.ssh;

import java.util.HashMap;
import java.util.Map;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Placeholder;
import org.cadastre.probes.ssh.output.MachinePart;
import org.cadastre.probes.ssh.output.MachineParts;

/// The parts inside the machine that only its own tools tell of: memory modules, cards, arrays.
final class PartsFacet {
  private final Picture picture;
  private final Subject host;
  private final Report report;
  private final Map<String, Integer> met = new HashMap<>();

  PartsFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  /// No census: what may not be looked at is not told from what is not there.
  void report() {
    if (!picture.container()) {
      picture
          .heard(Asked.PARTS)
          .ifPresent(heard ->
              MachineParts.parse(heard.text()).forEach(part -> part(part, heard.exchange())));
    }
  }

  /// Boards that name several sockets alike get them numbered.
  private void part(MachinePart part, int at) {
    var id = part.kind() + ":" + part.place();
    int times = met.merge(id, 1, Integer::sum);
    var key = times == 1 ? id : id + "#" + times;
    var subject = report.part(host, "hardware_component", part.place(), "component.id", key, at);
    report.fact(subject, "component.class", part.kind(), at);
    report.fact(subject, "component.name", part.place(), at);
    report.fact(subject, "component.description", part.description().strip(), at);
    report.fact(subject, "component.state", part.detail(), at);
    if (part.size() > 0) {
      report.fact(subject, "component.size", part.size(), at);
    }
    Placeholder.real(part.vendor()).ifPresent(v -> report.fact(subject, "hw.vendor", v, at));
    Placeholder.real(part.serial())
        .ifPresent(serial -> report.fact(subject, "hw.serial_number", serial, at));
  }
}
