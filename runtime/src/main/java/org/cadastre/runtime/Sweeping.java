package org.cadastre.runtime;

import java.util.Set;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.shards.Lease;

/// Prepares sweeps: puts together what one needs.
///
/// @param registers where it is entered
record Sweeping(Cadastre cadastre, Registers registers) {

  /// A run of its own.
  ///
  /// @param done endpoints that are not asked
  /// @throws BadInputException with everything that is wrong with the request
  Sweep whole(SweepRequest request, String what, Set<String> done) throws InterruptedException {
    var planning = cadastre.planning();
    var keyring = planning.keyring(request);
    var plan = planning.plan(request, keyring).without(done);
    if (!done.isEmpty() && !plan.endpoints().hasNext()) {
      throw new RefusedException("that run saw all of it in full; nothing is left to be asked");
    }
    cadastre.home().create();
    var expected = new Expected();
    var run = Sweep.begun(what, cadastre.configuration().hash(), cadastre.clock().instant());
    var scope =
        new Sweep.Scope(
            run,
            false,
            expected,
            !request.probes().isEmpty(),
            cadastre.settings().atOnce(),
            cadastre.conduct(request, plan, expected));
    return sweep(request, plan, keyring, scope, cadastre.journal());
  }

  /// A part of a run, that writes only while the shard is held.
  static Sweep part(Cadastre cadastre, Lease lease, Expected expected) throws InterruptedException {
    var request = cadastre.profiles().request(lease.run().scan());
    var planning = cadastre.planning();
    var keyring = planning.keyring(request);
    var plan = planning.plan(request, keyring, lease.shard().targets());
    var scope =
        new Sweep.Scope(
            SharedRuns.begun(lease),
            true,
            expected,
            !request.probes().isEmpty(),
            cadastre.settings().atOnce(),
            cadastre.conduct(request, plan, expected));
    var fenced = cadastre.keeping().fencedBy(lease.fence());
    var registers = new Registers(cadastre.home(), fenced, cadastre::fill);
    return new Sweeping(cadastre, registers).sweep(request, plan, keyring, scope, fenced.archive());
  }

  private Sweep sweep(
      SweepRequest request, Plan plan, Keyring keyring, Sweep.Scope scope, ChainedArchive archive) {
    return new Sweep(
        cadastre.home(),
        registers,
        archive,
        cadastre.rulings(),
        new Protocols(cadastre.configuration(), plan.probes(), request.accounts()),
        keyring,
        plan,
        scope,
        cadastre.stop(),
        cadastre.clock());
  }
}
