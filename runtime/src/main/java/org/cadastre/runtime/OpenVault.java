package org.cadastre.runtime;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Secret;
import org.jspecify.annotations.Nullable;

/// A vault from which secrets are lent. Each is opened when it is first wanted, not before.
final class OpenVault {
  private final VaultSheet sheet;
  private final VaultKeys keys;
  private @Nullable Sealing sealing;

  OpenVault(VaultSheet sheet, VaultKeys keys) {
    this.sheet = sheet;
    this.keys = keys;
  }

  /// Stands between a secret and whoever wants it.
  interface Lender {
    /// @param opening gives the secret; called when all is on record that has to be
    String lend(Supplier<String> opening);
  }

  /// Every secret of an entry, opened, by role: for sealing them anew and for seeing that they
  /// open.
  SortedMap<String, String> secrets(VaultEntry entry) {
    var secrets = new TreeMap<String, String>();
    sheet
        .sealed(entry)
        .forEach((role, sealed) -> secrets.put(role, sealing().open(sealed, entry.binding(role))));
    return secrets;
  }

  private synchronized Sealing sealing() {
    var known = sealing;
    if (known == null) {
      known = new Sealing(keys.key(sheet));
      sealing = known;
    }
    return known;
  }

  /// The credential whose secrets are lent that way.
  Credential credential(VaultEntry entry, Lender lender) {
    var lent = new TreeMap<String, Secret>();
    sheet
        .sealed(entry)
        .forEach((role, sealed) ->
            lent.put(
                role,
                Secret.lent(() -> lender.lend(() -> sealing().open(sealed, entry.binding(role))))));
    return switch (entry.kind()) {
      case SNMP_V1 -> new Credential.SnmpV1(entry.name(), need(entry, lent, "secret"));
      case SNMP_V2C -> new Credential.SnmpV2c(entry.name(), need(entry, lent, "secret"));
      case SNMP_V3 ->
          new Credential.SnmpV3(
              entry.name(),
              entry.user(),
              entry.authProtocol(),
              lent.get("secret"),
              entry.privacyProtocol(),
              lent.get("privacy"));
      case SSH_KEY ->
          new Credential.SshKey(
              entry.name(), entry.user(), need(entry, lent, "key"), lent.get("secret"));
      case SSH_PASSWORD ->
          new Credential.SshPassword(entry.name(), entry.user(), need(entry, lent, "secret"));
      case AWS, AZURE ->
          new Credential.ApiAccount(
              entry.name(), entry.kind().protocol(), entry.settings(), Map.copyOf(lent));
    };
  }

  private static Secret need(VaultEntry entry, Map<String, Secret> lent, String role) {
    var secret = lent.get(role);
    if (secret == null) {
      throw new BadInputException("the vault's credential '" + entry.name() + "' has no secret");
    }
    return secret;
  }
}
