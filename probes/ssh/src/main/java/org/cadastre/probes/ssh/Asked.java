package org.cadastre.probes.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cadastre.core.evidence.Question;

/// What a host with a shell is asked, cheap things first and the one that may hang last.
///
/// The commands of each stand in a file of `questions/` under its label. The first line of a
/// question is the label, by which [Transcript][org.cadastre.core.evidence.Transcript]s are read:
/// commands may change, labels may not, so that old transcripts stay readable. Where the shell can
/// do it, no process is started; what does not exist ends with status 127.
enum Asked {
  SYSTEM("system"),
  OS_RELEASE("os-release"),
  RELEASE_FILES("release-files"),
  VIRTUALIZATION("virtualization"),
  PLATFORM("platform"),
  DMI("dmi"),
  CLOUD("cloud"),
  CPU("cpu"),
  MEMORY("memory"),
  INTERFACES("interfaces"),
  INTERFACE_DETAILS("interface-details"),
  NETWORK("network"),
  SOCKETS("sockets"),
  CONNECTIONS("connections"),
  PROCESSES("processes"),
  DISKS("disks"),
  PARTS("parts"),
  MOUNTS("mounts"),
  USERS("users"),
  JOBS("jobs"),
  CONFIGURATION("configuration"),
  DPKG("packages dpkg"),
  RPM("packages rpm"),
  APK("packages apk"),
  PACMAN("packages pacman"),
  PACKAGES("packages others"),
  SERVICES("services"),
  GUESTS("guests"),
  CERTIFICATES("certificates"),
  FILE_SYSTEMS("file-systems");

  static final String RUN = "run";

  private static final String TITLE = "# ";
  private static final Map<String, Asked> BY_TITLE =
      Arrays.stream(values()).collect(Collectors.toMap(a -> TITLE + a.label, Function.identity()));

  private final String label;
  private final String text;

  Asked(String label) {
    this.label = label;
    this.text = "# " + label + "\n" + commands(label);
  }

  private static String commands(String label) {
    var file = "questions/" + label.replace(' ', '-') + ".sh";
    try (var in = Asked.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("incomplete installation: there is no " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException("incomplete installation: cannot read " + file, e);
    }
  }

  Question question() {
    return new Question(RUN, text);
  }

  static List<Question> questions() {
    return Arrays.stream(values()).map(Asked::question).toList();
  }

  /// Which of them a question is, by its label; empty for a stranger's.
  static Optional<Asked> which(Question question) {
    if (!question.verb().equals(RUN)) {
      return Optional.empty();
    }
    var text = question.text();
    int end = text.indexOf('\n');
    return Optional.ofNullable(
        BY_TITLE.get(end < 0 ? text : text.substring(0, end).stripTrailing()));
  }
}
