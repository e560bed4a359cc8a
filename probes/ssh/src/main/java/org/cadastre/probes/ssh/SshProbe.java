package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.probe.Probe;
import org.cadastre.core.probe.Session;
import org.cadastre.probes.ssh.output.Connection;
import org.cadastre.probes.ssh.output.ListeningSocket;
import org.cadastre.probes.ssh.output.RunningProcess;

/// Surveys servers over SSH: one connection, one channel, a handful of commands that any user may
/// run, and a reading of what they say.
public final class SshProbe implements Probe {
  static final String NAME = "ssh";
  static final String HOST_KEY = "hostkey";

  private final Knowledge knowledge;
  private final Vocabulary vocabulary;

  public SshProbe(Knowledge knowledge, Vocabulary vocabulary) {
    this.knowledge = knowledge;
    this.vocabulary = vocabulary;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean suits(Endpoint endpoint) {
    return endpoint.protocol().equals(NAME);
  }

  @Override
  public void question(Session session) throws InterruptedException {
    session.askAll(questions());
  }

  /// The host key first, then every command.
  static List<Question> questions() {
    var questions = new ArrayList<Question>();
    questions.add(new Question(HOST_KEY, ""));
    questions.addAll(Asked.questions());
    return questions;
  }

  @Override
  public List<Finding> read(Transcript transcript) {
    var picture = Picture.of(transcript, knowledge);
    if (picture.heard().isEmpty() && picture.hostKey().isEmpty()) {
      return List.of();
    }
    var report = new Report(transcript.hash());
    var hardware = Hardware.of(picture, vocabulary);
    var guest = Guest.of(picture);
    var host = Identity.of(picture, hardware);
    new SystemFacet(picture, vocabulary, host, report).report(guest);
    new HardwareFacet(picture, host, report).report(hardware);
    new InterfacesFacet(picture, host, report).report();
    new StorageFacet(picture, host, report).report();
    var packages = new SoftwareFacet(picture, host, report);
    packages.report();
    new SocketsFacet(picture, host, report).report();
    new CloudFacet(picture, host, report).report();
    new NetworkFacet(picture, host, report).report();
    new PartsFacet(picture, host, report).report();
    new ServicesFacet(picture, host, report).report();
    new AccountsFacet(picture, host, report).report();
    new JobsFacet(picture, host, report).report();
    new CertificatesFacet(picture, host, report).report();
    new GuestsFacet(picture, host, report).report();
    programs(picture, host, report, new Software(knowledge, packages.versions()));
    return report.findings();
  }

  private static void programs(Picture picture, Subject host, Report report, Software software) {
    var programs =
        Programs.of(
            RunningProcess.parse(picture.text(Asked.PROCESSES)),
            ListeningSocket.parse(picture.text(Asked.SOCKETS)),
            Connection.parse(picture.text(Asked.CONNECTIONS)));
    var applications = new ApplicationsFacet(picture, host, report, programs, software);
    applications.report();
    new DependenciesFacet(picture, host, report, programs, applications).report();
  }
}
