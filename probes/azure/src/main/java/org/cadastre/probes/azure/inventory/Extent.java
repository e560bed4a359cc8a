package org.cadastre.probes.azure.inventory;

import java.util.Collection;
import java.util.Optional;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.probes.azure.arm.Json;
import org.cadastre.probes.azure.arm.JsonText;

/// How much of something was seen, and why not all of it.
record Extent(Outcome outcome, String reason) {
  static final Extent COMPLETE = new Extent(Outcome.COMPLETE, "");

  private static final int LONGEST = 200;

  boolean complete() {
    return outcome == Outcome.COMPLETE;
  }

  /// Whether it was missed for a fault that may pass, not because a role grants no more.
  boolean failed() {
    return outcome != Outcome.COMPLETE && outcome != Outcome.DENIED;
  }

  /// What kept an answer from being a good one; empty for a good one.
  static Optional<Extent> shortfall(Page page) {
    if (page.sound()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (page.exchange().answer()) {
          case Answer.Silent(var waited) ->
              new Extent(Outcome.TIMED_OUT, "no whole answer within " + waited.toSeconds() + " s");
          case Answer.Refused(var why) -> new Extent(Outcome.UNREACHABLE, why);
          case Answer.Said said when said.status() == 0 ->
              new Extent(
                  Outcome.GARBLED,
                  said.complete() ? "the answer is no JSON" : "the answer is too long");
          case Answer.Said said -> error(said);
        });
  }

  private static Extent error(Answer.Said said) {
    var reason = ("HTTP " + said.status() + " " + told(said.text())).strip();
    return switch (said.status()) {
      case 401, 403 -> new Extent(Outcome.DENIED, reason);
      case 404, 405, 501 -> new Extent(Outcome.UNSUPPORTED, reason);
      case 408, 429 -> new Extent(Outcome.TIMED_OUT, "throttled: " + reason);
      default -> new Extent(Outcome.UNREACHABLE, reason);
    };
  }

  /// The code and the first line of the message of an error of the resource manager
  /// (<https://github.com/microsoft/api-guidelines>, "Handling errors").
  private static String told(String text) {
    var error = JsonText.read(text).orElse(Json.Nothing.HERE).at("error");
    var code = error.text("code").orElse("");
    var message = error.text("message").flatMap(m -> m.lines().findFirst()).orElse("");
    var told = code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
    var clean = told.replaceAll("\\p{Cntrl}", " ");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
  }

  /// As a listing's extent when its page of this number, from 1, was the first to fall short.
  Extent onPage(int number) {
    return number == 1 ? this : new Extent(Outcome.PARTIAL, "page " + number + ": " + reason);
  }

  /// Of things that only together are all: the worst of them, or partial where some were seen.
  static Extent together(Collection<Extent> extents) {
    var missed = extents.stream().filter(extent -> !extent.complete()).toList();
    if (missed.isEmpty()) {
      return COMPLETE;
    }
    var reasons =
        String.join("; ", missed.stream().map(Extent::reason).distinct().limit(5).toList());
    boolean alike =
        missed.size() == extents.size()
            && missed.stream().map(Extent::outcome).distinct().count() == 1;
    return new Extent(alike ? missed.getFirst().outcome() : Outcome.PARTIAL, reasons);
  }
}
