package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Placeholder;
import org.cadastre.core.knowledge.Recognition;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.probes.ssh.output.ChassisPart;
import org.cadastre.probes.ssh.output.ChassisParts;

/// Reads what a device said on its own command line.
final class DeviceReading {
  private static final Pattern PROMPT_NAME =
      Pattern.compile("[<\\[(]?(?:[^@\\s]{1,64}@)?([A-Za-z0-9][\\w.-]{0,62}).*");
  private static final String NOT_UNDERSTOOD =
      "a command line that our knowledge does not understand in full";
  private static final List<String> FACTS =
      List.of(
          "hw.model",
          "hw.serial_number",
          "hw.firmware_version",
          "os.type",
          "os.name",
          "os.version",
          "os.description",
          "device.role");

  private final Transcript transcript;
  private final Vocabulary vocabulary;
  private final Report report;
  private final Map<String, Recognition> known = new TreeMap<>();
  private String prompt = "";
  private int promptAt;

  DeviceReading(Transcript transcript, Knowledge knowledge, Vocabulary vocabulary) {
    this.transcript = transcript;
    this.vocabulary = vocabulary;
    this.report = new Report(transcript.hash());
    knowledge.recognise(clues().all()).forEach(r -> known.put(r.attribute(), r));
  }

  /// Whether a prompt was shown, or asked for and no shell was.
  static boolean suits(Transcript transcript) {
    boolean shell =
        transcript.exchanges().stream().anyMatch(e -> e.question().verb().equals(Asked.RUN));
    return prompts(transcript).anyMatch(prompt -> !shell || prompt.answer() instanceof Answer.Said);
  }

  private static Stream<Exchange> prompts(Transcript transcript) {
    return transcript.exchanges().stream()
        .filter(e -> e.question().verb().equals(DeviceCommands.VERB))
        .filter(e -> e.question().text().isEmpty());
  }

  private Clues clues() {
    var clues = new Clues();
    for (int i = 0; i < transcript.exchanges().size(); i++) {
      var question = transcript.exchanges().get(i).question();
      if (transcript.exchanges().get(i).answer() instanceof Answer.Said said) {
        if (question.verb().equals(SshProbe.BANNER)) {
          clues.add("ssh.banner", said.text(), i);
        } else if (question.verb().equals(DeviceCommands.VERB)) {
          clue(clues, question.text(), said.text(), i);
        }
      }
    }
    return clues;
  }

  private void clue(Clues clues, String command, String said, int at) {
    if (command.isEmpty()) {
      prompt = said;
      promptAt = at;
      clues.add("cli.prompt", said, at);
    } else if (DeviceCommands.understood(said)) {
      clues.add(DeviceCommands.CLUE + command, said, at);
    }
  }

  List<Finding> findings() {
    var host = host();
    name().ifPresent(name -> report.fact(host, "host.name", name, promptAt));
    fact("hw.vendor")
        .ifPresent(r -> report.fact(host, "hw.vendor", vendor(r), r.exchange(), r.entry()));
    report.fact(
        host, "ci.class", host.ciClass(), fact("device.role").map(Recognition::exchange).orElse(0));
    for (var attribute : FACTS) {
      fact(attribute)
          .filter(r -> !attribute.equals("os.type") || !r.value().equals(DeviceCommands.OS_TYPE))
          .ifPresent(r -> report.fact(host, attribute, r.value(), r.exchange(), r.entry()));
    }
    Picture.hostKey(transcript)
        .ifPresent(
            key -> report.fact(host, "ssh.host_key", List.of(key.fingerprint()), key.exchange()));
    parts(host);
    coverage();
    return report.findings();
  }

  private Optional<Recognition> fact(String attribute) {
    return Optional.ofNullable(known.get(attribute));
  }

  private String vendor(Recognition r) {
    return vocabulary.spelling("vendor", r.value()).orElse(r.value());
  }

  private Optional<String> name() {
    var told = fact("host.name").map(Recognition::value);
    var matcher = PROMPT_NAME.matcher(prompt);
    return told.or(() -> matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty());
  }

  private Subject host() {
    var keys = new ArrayList<Key>();
    var address = transcript.endpoint().host();
    keys.add(new Key("endpoint.address", address));
    if (Nic.reachable(address)) {
      keys.add(new Key("net.ip", address));
    }
    Picture.hostKey(transcript)
        .ifPresent(key -> keys.add(new Key("ssh.host_key", key.fingerprint())));
    var serial = fact("hw.serial_number").map(Recognition::value).flatMap(Placeholder::real);
    var vendor = fact("hw.vendor").map(this::vendor);
    if (serial.isPresent() && vendor.isPresent()) {
      keys.add(new Key("hw.serial_number", serial.get()));
      keys.add(new Key("hw.vendor", vendor.get()));
    }
    var ciClass = fact("device.role").map(Recognition::value).orElse("network_device");
    return new Subject(ciClass, name().orElse(address), keys);
  }

  private void parts(Subject host) {
    for (int i = 0; i < transcript.exchanges().size(); i++) {
      var exchange = transcript.exchanges().get(i);
      if (exchange.question().verb().equals(DeviceCommands.VERB)
          && exchange.answer() instanceof Answer.Said said) {
        for (var part : ChassisParts.parse(exchange.question().text(), said.text())) {
          part(host, part, i);
        }
      }
    }
  }

  private void part(Subject host, ChassisPart part, int at) {
    var id = "slot:" + part.place();
    var subject = report.part(host, "hardware_component", part.place(), "component.id", id, at);
    report.fact(subject, "component.name", part.place(), at);
    report.fact(subject, "component.description", part.description(), at);
    report.fact(subject, "hw.model", part.model(), at);
    Placeholder.real(part.serial())
        .ifPresent(serial -> report.fact(subject, "hw.serial_number", serial, at));
  }

  /// Why there was no prompt.
  private Optional<String> unseen() {
    return prompts(transcript)
        .flatMap(prompt -> new Heard(promptAt, prompt.answer()).shortfall().stream())
        .map(Heard.Extent::reason)
        .findFirst();
  }

  private void coverage() {
    boolean named = fact("hw.model").isPresent() && fact("os.version").isPresent();
    var reason = named ? "" : unseen().orElse(NOT_UNDERSTOOD);
    report.coverage("system", named ? Outcome.COMPLETE : Outcome.PARTIAL, reason, promptAt);
    var hardware = fact("hw.model").isPresent() ? Outcome.COMPLETE : Outcome.PARTIAL;
    report.coverage("hardware", hardware, reason, promptAt);
  }
}
