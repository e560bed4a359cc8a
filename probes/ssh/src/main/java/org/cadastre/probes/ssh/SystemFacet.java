package org.cadastre.probes.ssh;

import java.util.Locale;
import java.util.Optional;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Vocabulary;

/// Who the system says it is: names, versions, uptime, and what it is a guest of.
final class SystemFacet {
  private final Picture picture;
  private final Vocabulary vocabulary;
  private final Subject host;
  private final Report report;

  SystemFacet(Picture picture, Vocabulary vocabulary, Subject host, Report report) {
    this.picture = picture;
    this.vocabulary = vocabulary;
    this.host = host;
    this.report = report;
  }

  void report(Optional<Guest> guest) {
    int at = picture.at(Asked.SYSTEM);
    picture.name().ifPresent(name -> report.fact(host, "host.name", name, at));
    Identity.hostId(picture).ifPresent(id -> report.fact(host, "host.id", id, at));
    ciClass(guest, at);
    kernel(at);
    operatingSystem();
    uptime(at);
    guest.ifPresent(g ->
        report.fact(
            host, "virtualization.type", g.type(), g.exchange(), g.knowledge().orElse(null)));
    picture
        .hostKey()
        .ifPresent(key -> report.fact(host, "ssh.host_key", picture.hostKeys(), key.exchange()));
    coverage(at);
  }

  private void ciClass(Optional<Guest> guest, int at) {
    if (picture.uname().isEmpty()) {
      return;
    }
    var said = picture.recognised("ci.class").filter(r -> r.value().equals(host.ciClass()));
    var virtual = guest.filter(Guest::virtual);
    int exchange = virtual.map(Guest::exchange).or(() -> said.map(r -> r.exchange())).orElse(at);
    var knowledge =
        virtual.isPresent() ? virtual.flatMap(Guest::knowledge) : said.map(r -> r.entry());
    report.fact(host, "ci.class", host.ciClass(), exchange, knowledge.orElse(null));
  }

  private void kernel(int at) {
    picture
        .uname()
        .ifPresent(uname -> {
          report.fact(host, "host.arch", uname.machine(), at);
          report.fact(host, "os.kernel_release", uname.release(), at);
          recognisedOr("os.type", uname.system().toLowerCase(Locale.ROOT), at);
        });
  }

  private void operatingSystem() {
    int at = picture.at(Asked.OS_RELEASE);
    var name = picture.osRelease().getOrDefault("NAME", "");
    recognisedOr("os.name", vocabulary.spelling("os", name).orElse(name), at);
    recognisedOr("os.version", version(), at);
    recognisedOr("os.description", picture.osRelease().getOrDefault("PRETTY_NAME", ""), at);
  }

  private String version() {
    return picture
        .platform("os.version")
        .orElse(picture.osRelease().getOrDefault("VERSION_ID", ""));
  }

  private void recognisedOr(String attribute, String said, int at) {
    picture
        .recognised(attribute)
        .ifPresentOrElse(
            r -> report.fact(host, attribute, r.value(), r.exchange(), r.entry()),
            () -> report.fact(host, attribute, said, at));
  }

  private void uptime(int at) {
    picture
        .system()
        .value("uptime")
        .filter(uptime -> uptime.matches("\\d{1,12}(\\.\\d{1,9})?"))
        .ifPresent(uptime -> {
          var seconds = uptime.split("\\.", 2)[0];
          report.fact(host, "system.uptime", Long.parseLong(seconds), at);
        });
  }

  private void coverage(int at) {
    picture
        .heard(Asked.SYSTEM)
        .ifPresent(heard -> {
          var extent = heard.shortfall().orElseGet(this::extent);
          report.coverage("system", extent, at);
        });
  }

  private Heard.Extent extent() {
    if (picture.uname().isEmpty()) {
      return new Heard.Extent(Outcome.UNSUPPORTED, "uname did not say what the system is");
    }
    return picture
        .heard(Asked.OS_RELEASE)
        .flatMap(Heard::shortfall)
        .map(shortfall -> new Heard.Extent(Outcome.PARTIAL, "os-release: " + shortfall.reason()))
        .orElse(Heard.Extent.COMPLETE);
  }
}
