package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.view.FindingView;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.scan.Result;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.SweepRequest;
import org.jspecify.annotations.Nullable;

/// `cadastre probe aws|azure`: accounts, with all their regions at once.
///
/// @param record where transcripts are kept; with several regions, the region joins the name
record ProbeAccounts(Cadastre cadastre, Console console, @Nullable Path record, boolean commit) {

  int run(SweepRequest request) throws InterruptedException {
    console.draw("asking " + String.join(", ", request.targets()) + " …");
    var results = cadastre.survey(request);
    console.draw("");
    var transcripts = new ArrayList<Transcript>();
    boolean whole = true;
    for (var result : results) {
      switch (result) {
        case Result.Talked(var transcript, _) -> transcripts.add(transcript);
        case Result.Failed(var endpoint, var outcome, _, var reason) -> {
          whole = false;
          console.error(endpoint + ": " + outcome.word() + ": " + reason);
        }
        case Result.Faulted(_, var fault) -> throw fault;
      }
    }
    for (var transcript : transcripts) {
      whole &= tell(transcript, transcripts.size() > 1);
    }
    if (commit) {
      var report =
          cadastre.enter(
              transcripts,
              String.join(
                  " ", "probe", request.probes().getFirst(), String.join(", ", request.targets())));
      console.remark("entered in run " + report.run().id());
      report.faults().forEach(console::error);
      return whole ? ScanRunNow.exit(report) : Exit.PARTLY;
    }
    return whole ? Exit.DONE : Exit.PARTLY;
  }

  private boolean tell(Transcript transcript, boolean several) {
    var file = record;
    if (file != null) {
      var region = transcript.endpoint().host().replace('/', '-');
      ProbeOne.write(
          several ? file.resolveSibling(region + "-" + file.getFileName()) : file, transcript);
    }
    var findings = cadastre.read(transcript).findings();
    console.remark(FindingView.heading(transcript));
    console.remark(transcript.exchanges().size() + " calls");
    FindingView.list(console, findings);
    return gaps(findings).isEmpty();
  }

  private List<Finding.Coverage> gaps(List<Finding> findings) {
    var gaps = new ArrayList<Finding.Coverage>();
    for (var finding : findings) {
      if (finding instanceof Finding.Coverage row && row.outcome() != Outcome.COMPLETE) {
        gaps.add(row);
        console.error(row.facet() + ": " + row.outcome().word() + ": " + row.reason());
      }
    }
    return gaps;
  }
}
