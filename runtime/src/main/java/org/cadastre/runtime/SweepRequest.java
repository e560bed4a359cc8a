package org.cadastre.runtime;

import java.util.List;
import java.util.Map;
import org.cadastre.settings.CareSettings;

/// What an operator wants scanned, in the operator's words.
///
/// @param targets CIDRs, ranges, addresses and names
/// @param exclude never spoken to, beside what the settings exclude
/// @param probes empty for all that can be used
/// @param ports probe to port, where it is not the usual one
/// @param credentials names; empty for every credential that is scoped to a target
/// @param pinHostKeys whether the host key of a first contact is pinned
/// @param accounts how the APIs of accounts are asked; their numbers are targets
/// @param care to be taken beside what the settings say
/// @param names what becomes of it when one of its names leads nowhere
public record SweepRequest(
    List<String> targets,
    List<String> exclude,
    List<String> probes,
    Map<String, Integer> ports,
    List<String> credentials,
    boolean pinHostKeys,
    AccountOptions accounts,
    CareSettings care,
    Names names) {
  /// What becomes of a scan of which a name leads nowhere.
  public enum Names {
    /// It is refused: whoever typed the name is there to mend it.
    REQUIRED,
    /// The rest is scanned, and coverage tells of the name.
    TOLD
  }

  public SweepRequest {
    targets = List.copyOf(targets);
    exclude = List.copyOf(exclude);
    probes = List.copyOf(probes);
    ports = Map.copyOf(ports);
    credentials = List.copyOf(credentials);
  }

  /// With nothing beside what the settings say, of names that all lead somewhere.
  public SweepRequest(
      List<String> targets,
      List<String> exclude,
      List<String> probes,
      Map<String, Integer> ports,
      List<String> credentials,
      boolean pinHostKeys) {
    this(
        targets,
        exclude,
        probes,
        ports,
        credentials,
        pinHostKeys,
        AccountOptions.USUAL,
        CareSettings.NONE,
        Names.REQUIRED);
  }

  /// The same of accounts, whose APIs are asked like this.
  public SweepRequest with(AccountOptions newAccounts) {
    return new SweepRequest(
        targets, exclude, probes, ports, credentials, pinHostKeys, newAccounts, care, names);
  }

  /// The same, more carefully.
  public SweepRequest with(CareSettings newCare) {
    return new SweepRequest(
        targets, exclude, probes, ports, credentials, pinHostKeys, accounts, newCare, names);
  }

  /// As much of it as tells whether a credential opens an account: without a list of regions, which
  /// takes a permission of its own.
  SweepRequest inOneRegion() {
    var named = accounts.regions().isEmpty() && probes.contains(AwsTargets.PROBE);
    var regions = named ? List.of("us-east-1") : accounts.regions();
    return with(
        new AccountOptions(
            regions, accounts.endpointUrl(), accounts.authority(), accounts.caBundle()));
  }

  /// Whether it aims at accounts, not at addresses.
  boolean ofAccounts() {
    return Cadastre.ofAccounts(probes);
  }
}
