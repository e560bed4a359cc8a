package org.cadastre.cli.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.cadastre.cli.view.CondensedView;
import org.cadastre.cli.view.EvidenceView;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.store.TranscriptArchive.Condensed;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre evidence show`
@Command(
    name = "show",
    description =
        "A kept conversation, or one exchange of it; where its words were removed, what it said.")
@Needs(Operation.READ_EVIDENCE)
final class EvidenceShow implements Callable<Integer> {
  private static final Pattern CITATION = Pattern.compile("([0-9a-fA-F]{4,64})(?:#(\\d{1,6}))?");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "HASH[#EXCHANGE]", description = "As lineage cites it: 1a2b3c4d5e6f#3.")
  private String citation = "";

  @Option(
      names = "--raw",
      description = "The transcript exactly as kept, for 'replay' or a test; not to a terminal.")
  private boolean raw;

  @Override
  public Integer call() {
    var matcher = CITATION.matcher(citation);
    if (!matcher.matches()) {
      throw new BadInputException(
          "not a citation (at least 4 hexadecimal digits, perhaps #exchange): " + citation);
    }
    var root = Root.of(spec);
    var console = root.console();
    if (raw && console.toTerminal()) {
      throw new RefusedException("raw evidence may hold control characters: redirect it to a file");
    }
    var kept = root.cadastre().transcript(matcher.group(1).toLowerCase(Locale.ROOT));
    int exchange = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2));
    int exchanges = kept.head().exchanges();
    if (exchange >= exchanges) {
      throw new RefusedException("the transcript has exchanges 0 to " + (exchanges - 1));
    }
    switch (kept) {
      case Kept whole when raw -> console.text(TranscriptText.write(whole.transcript()));
      case Kept whole -> EvidenceView.show(console, whole, exchange);
      case Condensed rest -> show(root, rest, exchange);
    }
    return Exit.DONE;
  }

  private void show(Root root, Condensed rest, int exchange) {
    if (raw) {
      throw new RefusedException(
          "the words of transcript %s were removed, act %s; without --raw is shown what it said"
              .formatted(rest.head().hash(), rest.act().id()));
    }
    var model = root.cadastre().configuration().model();
    new CondensedView(
            rest,
            exchange,
            attribute -> model.attribute(attribute).map(AttributeType::changing).orElse(false))
        .show(root.console());
  }
}
