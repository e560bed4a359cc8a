package org.cadastre.core.probe;

import java.util.List;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Transcript;

/// One way of questioning an endpoint and of understanding what it says.
///
/// The halves never mix: [#question] touches the network and concludes nothing; [#read] concludes
/// and touches nothing. So old transcripts can be read again when our knowledge improves.
public interface Probe {
  /// Lower-case; where [#source] says no other, also the source that its findings come from.
  String name();

  /// Judged from what is known already; no I/O.
  boolean suits(Endpoint endpoint);

  /// Asks what there is to ask; the session records both sides and keeps the limits.
  void question(Session session) throws InterruptedException;

  /// Who says what the transcript proves: the probe itself, or the account whose view it is.
  default String source(Transcript transcript) {
    return name();
  }

  /// Empty when the transcript proves nothing. Never throws, whatever the transcript holds.
  List<Finding> read(Transcript transcript);
}
