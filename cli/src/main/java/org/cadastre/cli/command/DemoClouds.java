package org.cadastre.cli.command;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.runtime.AccountOptions;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.SweepRequest;
import org.cadastre.runtime.VaultEntry;
import org.cadastre.simulator.cloud.SimulatedAccount;
import org.cadastre.simulator.cloud.SimulatedSubscription;

/// The clouds of the demo: an account of AWS and a subscription of Azure, on loopback.
record DemoClouds(SimulatedAccount account, SimulatedSubscription subscription)
    implements AutoCloseable {

  @SuppressWarnings("MustBeClosedChecker")
  static DemoClouds start(InstantSource clock) {
    return new DemoClouds(SimulatedAccount.start(), SimulatedSubscription.start(clock));
  }

  void credentials(Cadastre cadastre) {
    var ofAws = new TreeMap<>(Map.of("access-key-id", "AKIADEMODEMODEMODEMO"));
    ofAws.put(VaultEntry.ACCOUNTS, account.account());
    cadastre
        .vault()
        .add(
            new VaultEntry("demo-aws", VaultEntry.Kind.AWS, List.of(), "", "", "", ofAws),
            Map.of("secret", "demo-secret-access-key"));
    var ofAzure = new TreeMap<>(Map.of("tenant", subscription.tenant()));
    ofAzure.put("client", subscription.client());
    ofAzure.put(VaultEntry.ACCOUNTS, subscription.subscription());
    cadastre
        .vault()
        .add(
            new VaultEntry("demo-azure", VaultEntry.Kind.AZURE, List.of(), "", "", "", ofAzure),
            Map.of("secret", subscription.clientSecret()));
  }

  /// One for each cloud.
  List<SweepRequest> requests() {
    return List.of(
        request(
            "aws",
            account.account(),
            new AccountOptions(List.of(), account.url().toString(), null, null)),
        request(
            "azure",
            subscription.subscription(),
            new AccountOptions(
                List.of(),
                subscription.url().toString(),
                subscription.url().toString(),
                subscription.certificatePem())));
  }

  private static SweepRequest request(String probe, String account, AccountOptions options) {
    return new SweepRequest(List.of(account), List.of(), List.of(probe), Map.of(), List.of(), false)
        .with(options);
  }

  @Override
  public void close() {
    account.close();
    subscription.close();
  }
}
