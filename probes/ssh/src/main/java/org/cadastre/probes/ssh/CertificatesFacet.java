package org.cadastre.probes.ssh;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.ssh.output.PemCertificate;

/// The TLS certificates that the host's services use, as far as their files may be read or their
/// ports answer.
final class CertificatesFacet {
  private final Picture picture;
  private final Subject host;
  private final Report report;

  CertificatesFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  /// No census: where certificates lie is not known in full.
  void report() {
    picture.heard(Asked.CERTIFICATES).filter(heard -> !heard.missing()).ifPresent(this::report);
  }

  private void report(Heard heard) {
    Map<String, PemCertificate> byFingerprint = new TreeMap<>();
    Map<String, NavigableSet<String>> sources = new TreeMap<>();
    for (var certificate : PemCertificate.parse(heard.text())) {
      byFingerprint.putIfAbsent(certificate.fingerprint(), certificate);
      sources
          .computeIfAbsent(certificate.fingerprint(), _ -> new TreeSet<>())
          .add(certificate.source());
    }
    byFingerprint.forEach((fingerprint, certificate) ->
        certificate(
            certificate, sources.getOrDefault(fingerprint, new TreeSet<>()), heard.exchange()));
    var extent = heard.shortfall().orElse(Heard.Extent.COMPLETE);
    report.coverage("certificates", extent, heard.exchange());
  }

  private void certificate(PemCertificate certificate, NavigableSet<String> sources, int at) {
    var subject =
        report.part(
            host,
            "tls_certificate",
            certificate.subject(),
            "certificate.fingerprint",
            certificate.fingerprint(),
            at);
    report.fact(subject, "certificate.fingerprint", certificate.fingerprint(), at);
    report.fact(subject, "certificate.subject", certificate.subject(), at);
    report.fact(subject, "certificate.issuer", certificate.issuer(), at);
    report.fact(subject, "certificate.serial", certificate.serial(), at);
    report.fact(subject, "certificate.not_before", certificate.notBefore().toString(), at);
    report.fact(subject, "certificate.not_after", certificate.notAfter().toString(), at);
    report.fact(subject, "certificate.names", certificate.names(), at);
    report.fact(subject, "certificate.sources", sources, at);
  }
}
