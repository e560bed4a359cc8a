package org.cadastre.runtime.schedule;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.ScanStop;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.http.Control;

/// Has done what is asked for at the daemon's doors.
///
/// @param homes opens the home anew, with the settings and the configuration as they are then
/// @param trouble why the daemon cannot do its work; none when it can
record Desk(
    Supplier<Cadastre> homes, Shift shift, Meters meters, Supplier<Optional<String>> trouble)
    implements Control {
  @Override
  public Optional<String> unready() {
    return trouble.get();
  }

  @Override
  public String metrics() {
    return meters.text();
  }

  @Override
  public List<ScanRun> runs() {
    return homes.get().runs();
  }

  @Override
  public boolean names(String scan) {
    return homes.get().profiles().all().containsKey(scan);
  }

  @Override
  public String scan(String scan, String actor) throws InterruptedException {
    return shift.now(scan, actor);
  }

  @Override
  public Optional<String> stopped() {
    return homes.get().stop().reason();
  }

  @Override
  public Act.Signed stop(Word word) {
    return decided(stop -> stop.stop(word));
  }

  @Override
  public Act.Signed lift(Word word) {
    return decided(stop -> stop.lift(word));
  }

  private Act.Signed decided(Function<ScanStop, Act.Signed> decision) {
    var cadastre = homes.get();
    var signed = decision.apply(cadastre.stop());
    cadastre.sign();
    return signed;
  }
}
