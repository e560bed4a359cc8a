package org.cadastre.probes.ssh;

import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.ssh.output.ManagedService;
import org.cadastre.probes.ssh.output.ServiceList;

/// The services that the host's service manager knows: what runs, what should, what failed.
final class ServicesFacet {
  private final Picture picture;
  private final Subject host;
  private final Report report;

  ServicesFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  void report() {
    picture.heard(Asked.SERVICES).ifPresent(this::report);
  }

  private void report(Heard heard) {
    var list = ServiceList.parse(heard.text());
    list.services().forEach(service -> service(service, list.manager(), heard.exchange()));
    var extent = heard.shortfall().orElseGet(() -> extent(heard, list));
    if (extent.outcome() == Outcome.COMPLETE) {
      report.census(host, "service", heard.exchange());
    }
    report.coverage("services", extent, heard.exchange());
  }

  private static Heard.Extent extent(Heard heard, ServiceList list) {
    if (heard.missing() || list.manager().isEmpty()) {
      return new Heard.Extent(Outcome.UNSUPPORTED, "no service manager that we know runs");
    }
    return heard.complete() && !list.services().isEmpty()
        ? Heard.Extent.COMPLETE
        : new Heard.Extent(Outcome.PARTIAL, list.manager() + " did not list all services");
  }

  private void service(ManagedService service, String manager, int at) {
    var subject = report.part(host, "service", service.name(), "service.name", service.name(), at);
    report.fact(subject, "service.name", service.name(), at);
    report.fact(subject, "service.state", service.state(), at);
    report.fact(subject, "service.startup", service.startup(), at);
    report.fact(subject, "service.description", service.description(), at);
    report.fact(subject, "service.manager", manager, at);
  }
}
