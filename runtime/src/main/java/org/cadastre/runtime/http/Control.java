package org.cadastre.runtime.http;

import java.util.List;
import java.util.Optional;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.runtime.Stewardship.Word;

/// What of the daemon can be asked for, and had done, through its doors.
public interface Control {
  /// Why the daemon cannot do its work; none when it can.
  Optional<String> unready();

  /// For Prometheus.
  String metrics();

  /// Newest first.
  List<ScanRun> runs();

  /// Whether the settings name such a scan.
  boolean names(String scan);

  /// Begins a scan that the settings name.
  ///
  /// @param actor for whom; stands in the run
  /// @return the run's id
  /// @throws org.cadastre.runtime.RefusedException when it may not run now
  String scan(String scan, String actor) throws InterruptedException;

  /// Why no scan may run; none when they may.
  Optional<String> stopped();

  Act.Signed stop(Word word);

  Act.Signed lift(Word word);
}
