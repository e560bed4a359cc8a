package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.probe.Limits;

/// Commands run on one connection, as many in one channel as will go.
///
/// A command that takes longer than an answer may, or says more, costs only its own answer: the
/// shell that runs it is ended, and the rest is asked in another channel.
final class Conversation {
  private static final int MOST_CHANNELS = 6;

  private final Line line;
  private final Limits limits;
  private final List<String> commands;

  /// Everything we are willing to read, kept or not: twice what may be kept.
  private final AtomicLong bytesLeft;

  Conversation(Line line, Limits limits, List<String> commands) {
    this.line = line;
    this.limits = limits;
    this.commands = commands;
    this.bytesLeft = new AtomicLong(2L * limits.sessionBytes());
  }

  List<Answer> answers() throws InterruptedException {
    var all = new ArrayList<Answer>();
    var stuck = "";
    for (int n = 1; all.size() < commands.size(); n++) {
      var rest = commands.subList(all.size(), commands.size());
      var channel = new ScriptChannel(line, limits, bytesLeft, keeps(all), rest, stuck);
      var answers = channel.answers();
      if (!channel.givenUp() || n == MOST_CHANNELS) {
        all.addAll(answers);
        return all;
      }
      all.addAll(answers.subList(0, channel.answered() + 1));
      stuck = channel.shell();
    }
    return all;
  }

  /// How much memory is left to further answers.
  private int keeps(List<Answer> all) {
    long weight = 0;
    for (var answer : all) {
      if (answer instanceof Answer.Said(var text, _, _)) {
        weight += text.chars().allMatch(c -> c < 256) ? text.length() : 2L * text.length();
      }
    }
    return (int) Math.max(0, limits.sessionBytes() - weight);
  }
}
