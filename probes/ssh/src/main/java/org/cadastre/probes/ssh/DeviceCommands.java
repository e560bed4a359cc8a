package org.cadastre.probes.ssh;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.probe.Session;

/// Questions a device by its own command line. It begins with what one family or the other calls
/// "show version", and goes on with what knowledge of the device it turned out to be wants to see:
/// the clue `cli.show inventory` is had by the command `show inventory`.
final class DeviceCommands {
  /// What knowledge calls the operating system of a device of which a banner alone says that it has
  /// no shell.
  static final String OS_TYPE = "device";

  static final String VERB = "cli";
  static final String CLUE = "cli.";

  private static final int MOST_COMMANDS = 24;
  private static final String NO_PAGES = "terminal length 0";
  private static final List<String> OPENERS =
      List.of(
          "show version",
          "get system status",
          "show system info",
          "display version",
          "/system resource print without-paging");

  /// How devices say that they have no such command.
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "(?im)^[ \\t]*+(% ?(invalid|unknown|incomplete|bad|unrecognized|ambiguous)|unknown"
              + " (action|command)|invalid (input|syntax|command)|syntax error|error:"
              + " (unknown|syntax)|command not found|bad command|command fail|expected end of"
              + " command|\\^?[ \\t]*+unrecognized|no such command)");

  private final Session session;
  private final Knowledge knowledge;
  private final Clues clues;
  private final Set<String> asked = new HashSet<>();

  DeviceCommands(Session session, Knowledge knowledge, Clues clues) {
    this.session = session;
    this.knowledge = knowledge;
    this.clues = clues;
  }

  void ask() throws InterruptedException {
    if (!(session.ask(new Question(VERB, "")) instanceof Answer.Said prompt)) {
      return;
    }
    clues.add("cli.prompt", prompt.text(), 0);
    say(NO_PAGES);
    for (var opener : OPENERS) {
      if (say(opener)) {
        break;
      }
    }
    while (asked.size() < MOST_COMMANDS) {
      var next =
          knowledge.wanted(clues.all()).stream()
              .filter(name -> name.startsWith(CLUE))
              .map(name -> name.substring(CLUE.length()))
              .filter(command -> !asked.contains(command))
              .findFirst();
      if (next.isEmpty()) {
        return;
      }
      say(next.get());
    }
  }

  /// Whether it knew the command.
  private boolean say(String command) throws InterruptedException {
    asked.add(command);
    var answer = session.ask(new Question(VERB, command));
    if (answer instanceof Answer.Said said && understood(said.text())) {
      clues.add(CLUE + command, said.text(), 0);
      return true;
    }
    return false;
  }

  static boolean understood(String text) {
    return !text.isBlank() && !UNKNOWN.matcher(text).find();
  }
}
