package org.cadastre.cli.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.cli.view.Words;
import org.cadastre.runtime.CondensationReport;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Operation;
import org.cadastre.settings.RetentionSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `cadastre evidence condense`
@Command(
    name = "condense",
    description =
        "Let the words of old transcripts go; what they said stays, and so do all decisions and"
            + " the proof of them.")
@Needs(Operation.MAINTAIN)
final class EvidenceCondense implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--older-than",
      paramLabel = "SPAN",
      converter = KeepWord.class,
      description =
          "How long transcripts keep their words: 400d, at least 1d (default: as the settings"
              + " say).")
  private @Nullable Duration age;

  @Option(names = "--dry-run", description = "Only say what would go.")
  private boolean dryRun;

  @Option(
      names = "--reason",
      paramLabel = "WHY",
      description = "Why, for whoever reads this later (default: ${DEFAULT-VALUE}).")
  private String reason = "the retention policy";

  @Option(
      names = "--actor",
      paramLabel = "WHO",
      description = "Who decides (default: the operating system's user).")
  private String actor = System.getProperty("user.name", "");

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var retention = root.cadastre().retention();
    var report =
        dryRun ? retention.rehearse(age) : retention.condense(age, new Word(actor, reason));
    root.console().one(() -> text(report), () -> table(report), () -> json(report));
    return Exit.DONE;
  }

  private String text(CondensationReport report) {
    var text = new StringBuilder();
    text.append(
        "%d transcripts kept before %s (%d bytes) %s, %d new readings stand for them%n"
            .formatted(
                report.condensed(),
                Words.time(report.before()),
                report.size(),
                dryRun ? "would lose their words" : "lost their words",
                report.readings()));
    if (report.left() > 0) {
      text.append(
          "%d more keep theirs: no reader, or not every model so far, understands them alike%n"
              .formatted(report.left()));
    }
    if (!dryRun) {
      text.append(
          "the journal took %d bytes and takes %d now%s%n"
              .formatted(
                  report.sizeBefore(),
                  report.sizeAfter(),
                  report.act() == null ? "" : "; act " + report.act()));
    }
    return text.toString();
  }

  private static Table table(CondensationReport report) {
    return new Table("BEFORE", "CONDENSED", "BYTES", "READINGS", "LEFT", "JOURNAL", "NOW")
        .row(
            report.before().toString(),
            Integer.toString(report.condensed()),
            Long.toString(report.size()),
            Integer.toString(report.readings()),
            Integer.toString(report.left()),
            Long.toString(report.sizeBefore()),
            Long.toString(report.sizeAfter()));
  }

  private static Json.Obj json(CondensationReport report) {
    return new Json.Obj()
        .put("before", report.before())
        .put("condensed", report.condensed())
        .put("bytes", report.size())
        .put("readings", report.readings())
        .put("left", report.left())
        .put("journalBefore", report.sizeBefore())
        .put("journalAfter", report.sizeAfter())
        .put("act", report.act());
  }

  /// As long as the settings may say, too.
  static final class KeepWord implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String word) {
      var span = new SpanWord().convert(word);
      if (span.compareTo(RetentionSettings.LEAST) < 0) {
        throw new TypeConversionException(
            "transcripts keep their words for at least 1d, not " + word);
      }
      return span;
    }
  }
}
