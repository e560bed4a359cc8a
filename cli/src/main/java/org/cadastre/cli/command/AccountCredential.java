package org.cadastre.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.VaultEntry;
import org.cadastre.runtime.VaultEntry.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `credential add --kind aws` takes: an access key, a profile of the machine, or neither for
/// what the machine may do of itself; and a role to take on.
final class AccountCredential {
  @Option(
      names = "--access-key-id",
      paramLabel = "ID",
      description = "Of aws: the access key whose secret is read (--secret-from).")
  private @Nullable String accessKeyId;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Of aws: a profile of the machine's own configuration.")
  private @Nullable String profile;

  @Option(
      names = "--role",
      paramLabel = "ARN",
      description = "Of aws: a role to take on; {account} stands for the account that is asked.")
  private @Nullable String role;

  @Option(
      names = "--session-token-from",
      paramLabel = "SOURCE",
      description = "Of aws: the token of a temporary access key.")
  private @Nullable String sessionTokenFrom;

  @Option(
      names = "--external-id-from",
      paramLabel = "SOURCE",
      description = "Of aws: the external id that the role asks for.")
  private @Nullable String externalIdFrom;

  VaultEntry entry(String name, List<String> accounts) {
    var errors = new ArrayList<String>();
    for (var account : accounts) {
      if (!account.matches("\\d{12}")) {
        errors.add("--scope: '" + account + "' is no AWS account: twelve digits");
      }
    }
    if (accessKeyId != null && profile != null) {
      errors.add("--access-key-id and --profile exclude each other");
    }
    if (role != null && !role.matches("arn:aws[a-z-]*:iam::(\\d{12}|\\{account\\}):role/\\S+")) {
      errors.add("--role: '" + role + "' is no role (arn:aws:iam::123456789012:role/NAME)");
    }
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
    var settings = new TreeMap<String, String>();
    put(settings, "access-key-id", accessKeyId);
    put(settings, "profile", profile);
    put(settings, "role", role);
    put(settings, "accounts", accounts.isEmpty() ? null : String.join(",", accounts));
    return new VaultEntry(name, Kind.AWS, List.of(), "", "", "", settings);
  }

  private static void put(Map<String, String> settings, String key, @Nullable String value) {
    if (value != null) {
      settings.put(key, value);
    }
  }

  Map<String, String> secrets(@Nullable String secretFrom) {
    var secrets = new LinkedHashMap<String, String>();
    if (accessKeyId != null) {
      var source = secretFrom == null ? "prompt" : secretFrom;
      secrets.put("secret", SecretSource.read(source, "secret access key"));
    }
    if (sessionTokenFrom != null) {
      secrets.put("session-token", SecretSource.read(sessionTokenFrom, "session token"));
    }
    if (externalIdFrom != null) {
      secrets.put("external-id", SecretSource.read(externalIdFrom, "external id"));
    }
    return secrets;
  }
}
