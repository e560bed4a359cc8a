package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.ssh.output.HostedGuest;

/// What runs on the host in containers and virtual machines, as their managers list it.
final class GuestsFacet {
  private final Picture picture;
  private final Subject host;
  private final Report report;
  private final List<String> faults = new ArrayList<>();

  GuestsFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  void report() {
    picture.heard(Asked.GUESTS).filter(heard -> !heard.missing()).ifPresent(this::report);
  }

  private void report(Heard heard) {
    var listings = HostedGuest.parse(heard.text());
    for (var listing : listings) {
      listing.guests().forEach(guest -> guest(guest, heard.exchange()));
      if (!listing.complete()) {
        faults.add(listing.runtime() + " did not list all it runs");
      }
    }
    if (listings.isEmpty() && heard.shortfall().isEmpty()) {
      return;
    }
    var extent = heard.shortfall().orElseGet(this::extent);
    if (extent.outcome() == Outcome.COMPLETE) {
      report.census(host, "container", heard.exchange());
      report.census(host, "guest", heard.exchange());
    }
    report.coverage("guests", extent, heard.exchange());
  }

  private Heard.Extent extent() {
    return faults.isEmpty()
        ? Heard.Extent.COMPLETE
        : new Heard.Extent(Outcome.PARTIAL, String.join("; ", faults));
  }

  private void guest(HostedGuest guest, int at) {
    var id = guest.runtime() + ":" + guest.id();
    var ciClass = guest.machine() ? "guest" : "container";
    var subject = report.part(host, ciClass, guest.name(), "guest.id", id, at);
    report.fact(subject, "guest.name", guest.name(), at);
    report.fact(subject, "guest.id", guest.id(), at);
    report.fact(subject, "guest.runtime", guest.runtime(), at);
    report.fact(subject, "guest.image", guest.image(), at);
    report.fact(subject, "guest.state", guest.state(), at);
    if (!guest.uuid().isEmpty()) {
      report.fact(subject, "guest.uuid", guest.uuid(), at);
      var machine =
          new Subject("virtual_machine", guest.name(), List.of(new Key("hw.uuid", guest.uuid())));
      report.link(machine, "runs_on", host, at);
    }
  }
}
