package org.cadastre.cli.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.cadastre.cli.view.EvidenceView;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.access.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre evidence show`
@Command(name = "show", description = "A kept conversation, or one exchange of it.")
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
    if (exchange >= kept.transcript().exchanges().size()) {
      throw new RefusedException(
          "the transcript has exchanges 0 to " + (kept.transcript().exchanges().size() - 1));
    }
    if (raw) {
      console.text(TranscriptText.write(kept.transcript()));
    } else {
      EvidenceView.show(console, kept, exchange);
    }
    return Exit.DONE;
  }
}
