package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;
import org.cadastre.core.evidence.Answer;
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

/// Surveys servers and network devices over SSH: for a server one connection, one channel and
/// commands that any user may run; for a device without a shell its own command line.
public final class SshProbe implements Probe {
  static final String NAME = "ssh";
  static final String HOST_KEY = "hostkey";
  static final String BANNER = "banner";

  private final Knowledge knowledge;
  private final Knowledge programs;
  private final Vocabulary vocabulary;

  public SshProbe(Knowledge knowledge, Vocabulary vocabulary) {
    this.knowledge = knowledge;
    this.programs = Software.in(knowledge);
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
    var clues = new Clues();
    var questions = questions();
    var banner = session.ask(questions.getFirst());
    if (banner instanceof Answer.Said said) {
      clues.add("ssh.banner", said.text(), 0);
    }
    boolean device =
        knowledge.recognise(clues.all()).stream()
            .anyMatch(
                r -> r.attribute().equals("os.type") && r.value().equals(DeviceCommands.OS_TYPE));
    if (device) {
      session.ask(questions.get(1));
    } else if (!refused(session.askAll(questions.subList(1, questions.size())))) {
      return;
    }
    new DeviceCommands(session, knowledge, clues).ask();
  }

  /// It let us in but has no shell, or hung up when it was asked for one.
  private static boolean refused(List<Answer> answers) {
    return answers.stream().skip(1).noneMatch(Answer.Said.class::isInstance);
  }

  /// What the server calls itself and its key first, then every command.
  static List<Question> questions() {
    var questions = new ArrayList<Question>();
    questions.add(new Question(BANNER, ""));
    questions.add(new Question(HOST_KEY, ""));
    questions.addAll(Asked.questions());
    return questions;
  }

  @Override
  public List<Finding> read(Transcript transcript) {
    if (DeviceReading.suits(transcript)) {
      return new DeviceReading(transcript, knowledge, vocabulary).findings();
    }
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
    programs(picture, host, report, new Software(programs, packages.versions()));
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
