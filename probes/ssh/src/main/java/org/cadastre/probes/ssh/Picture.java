package org.cadastre.probes.ssh;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Recognition;
import org.cadastre.probes.ssh.output.CpuInfo;
import org.cadastre.probes.ssh.output.HostKeyFile;
import org.cadastre.probes.ssh.output.HostedGuest;
import org.cadastre.probes.ssh.output.NamedValues;
import org.cadastre.probes.ssh.output.OsRelease;
import org.cadastre.probes.ssh.output.PlatformReport;
import org.cadastre.probes.ssh.output.Uname;

/// What a transcript says of the host as a whole, parsed and recognised, before anything is
/// concluded.
record Picture(
    String endpoint,
    Map<Asked, Heard> heard,
    Optional<Uname> uname,
    NamedValues system,
    Map<String, String> osRelease,
    NamedValues virtualization,
    NamedValues dmi,
    Map<String, String> platform,
    CpuInfo cpu,
    List<Nic> nics,
    Optional<HostKey> hostKey,
    Map<String, Recognition> recognised) {
  /// What a system is called to which nobody gave a name.
  private static final Set<String> NAMELESS = Set.of("(none)", "none", "unknown");

  /// The key that the server showed.
  ///
  /// @param fingerprint `SHA256:…`
  record HostKey(String fingerprint, int exchange) {}

  static Picture of(Transcript transcript, Knowledge knowledge) {
    var heard = Heard.by(transcript.exchanges());
    var system = text(heard, Asked.SYSTEM);
    var uname = Uname.parse(system);
    var osRelease = OsRelease.parse(text(heard, Asked.OS_RELEASE));
    var dmi = NamedValues.parse(text(heard, Asked.DMI));
    var platform = PlatformReport.parse(text(heard, Asked.PLATFORM));
    var clues = clues(heard, uname, osRelease, dmi);
    platform.forEach((name, value) -> clues.add("dmi." + name, value, at(heard, Asked.PLATFORM)));
    Map<String, Recognition> recognised = new TreeMap<>();
    knowledge.recognise(clues.all()).forEach(r -> recognised.put(r.attribute(), r));
    return new Picture(
        transcript.endpoint().host(),
        heard,
        uname,
        NamedValues.parse(system),
        osRelease,
        NamedValues.parse(text(heard, Asked.VIRTUALIZATION)),
        dmi,
        platform,
        CpuInfo.parse(text(heard, Asked.CPU)),
        Nic.of(text(heard, Asked.INTERFACES), text(heard, Asked.INTERFACE_DETAILS)),
        hostKey(transcript),
        recognised);
  }

  private static Clues clues(
      Map<Asked, Heard> heard,
      Optional<Uname> uname,
      Map<String, String> osRelease,
      NamedValues dmi) {
    var clues = new Clues();
    int system = at(heard, Asked.SYSTEM);
    uname.ifPresent(u -> clues.add("uname.s", u.system(), system));
    uname.ifPresent(u -> clues.add("uname.r", u.release(), system));
    uname.ifPresent(u -> clues.add("uname.m", u.machine(), system));
    clues.addAll("os-release.", osRelease, at(heard, Asked.OS_RELEASE));
    var files = NamedValues.parse(text(heard, Asked.RELEASE_FILES)).all();
    clues.addAll("release.", files, at(heard, Asked.RELEASE_FILES));
    dmi.all().forEach((name, value) -> clues.add(clue(name), value, at(heard, Asked.DMI)));
    return clues;
  }

  private static String clue(String name) {
    return name.startsWith("devicetree.") ? name : "dmi." + name;
  }

  static Optional<HostKey> hostKey(Transcript transcript) {
    for (int i = 0; i < transcript.exchanges().size(); i++) {
      var exchange = transcript.exchanges().get(i);
      if (exchange.question().verb().equals(SshProbe.HOST_KEY)
          && exchange.answer() instanceof Answer.Said said
          && said.text().matches("\\S{1,64} SHA256:\\S{43}")) {
        return Optional.of(new HostKey(said.text().split(" ", 2)[1], i));
      }
    }
    return Optional.empty();
  }

  private static String text(Map<Asked, Heard> heard, Asked asked) {
    var answer = heard.get(asked);
    return answer == null ? "" : answer.text();
  }

  private static int at(Map<Asked, Heard> heard, Asked asked) {
    var answer = heard.get(asked);
    return answer == null ? 0 : answer.exchange();
  }

  Optional<Heard> heard(Asked asked) {
    return Optional.ofNullable(heard.get(asked));
  }

  String text(Asked asked) {
    return text(heard, asked);
  }

  /// Where the question stands in the transcript; 0 when it was never asked.
  int at(Asked asked) {
    return at(heard, asked);
  }

  /// What a system other than Linux says of itself, by the name under which Linux says it.
  Optional<String> platform(String name) {
    return Optional.ofNullable(platform.get(name));
  }

  /// The fingerprints of all its keys where its files tell them and name the one that it showed.
  NavigableSet<String> hostKeys() {
    NavigableSet<String> keys = new TreeSet<>();
    hostKey.ifPresent(key -> keys.add(key.fingerprint()));
    var files = HostKeyFile.fingerprints(text(Asked.NETWORK));
    if (!keys.isEmpty() && files.containsAll(keys)) {
      keys.addAll(files);
    }
    return keys;
  }

  /// Whether it runs virtual machines, as its hypervisor's tools say.
  boolean runsMachines() {
    return HostedGuest.parse(text(Asked.GUESTS)).stream()
        .flatMap(listing -> listing.guests().stream())
        .anyMatch(HostedGuest::machine);
  }

  Optional<Recognition> recognised(String attribute) {
    return Optional.ofNullable(recognised.get(attribute));
  }

  /// The host's own name; empty when it did not say.
  Optional<String> name() {
    return uname.map(Uname::node).filter(node -> !NAMELESS.contains(node));
  }

  /// It shares a kernel, and with it the sight of hardware that is not its own.
  boolean container() {
    return virtualization.value("container").filter(kind -> !kind.equals("none")).isPresent();
  }

  boolean privileged() {
    return system.value("uid").filter("0"::equals).isPresent();
  }
}
