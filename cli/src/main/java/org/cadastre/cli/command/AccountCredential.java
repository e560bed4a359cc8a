package org.cadastre.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.VaultEntry;
import org.cadastre.runtime.VaultEntry.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `credential add --kind aws|azure` takes. Of AWS: an access key, a profile of the machine,
/// or neither for what the machine may do of itself; and a role to take on. Of Azure: a tenant's
/// application with its secret, or neither for what the machine may do of itself.
final class AccountCredential {
  private static final String SUBSCRIPTION = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

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

  @Option(names = "--tenant", paramLabel = "ID", description = "Of azure: the directory.")
  private @Nullable String tenant;

  @Option(
      names = "--client",
      paramLabel = "ID",
      description = "Of azure: the application whose secret is read (--secret-from).")
  private @Nullable String client;

  VaultEntry entry(String name, Kind kind, List<String> accounts) {
    var errors = new ArrayList<String>();
    var settings = kind == Kind.AWS ? aws(accounts, errors) : azure(accounts, errors);
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
    put(settings, VaultEntry.ACCOUNTS, accounts.isEmpty() ? null : String.join(",", accounts));
    return new VaultEntry(name, kind, List.of(), "", "", "", settings);
  }

  private SortedMap<String, String> azure(List<String> subscriptions, List<String> errors) {
    if (subscriptions.isEmpty()) {
      errors.add("azure needs --scope: the subscriptions that it may be used for");
    }
    for (var subscription : subscriptions) {
      if (!subscription.matches(SUBSCRIPTION)) {
        errors.add("--scope: '" + subscription + "' is no subscription's id");
      }
    }
    if ((tenant == null) != (client == null)) {
      errors.add("--tenant and --client go together");
    }
    requireNone(errors, "aws", accessKeyId, profile, role, sessionTokenFrom, externalIdFrom);
    var settings = new TreeMap<String, String>();
    put(settings, "tenant", id(tenant, "--tenant", errors));
    put(settings, "client", id(client, "--client", errors));
    return settings;
  }

  private static @Nullable String id(@Nullable String id, String option, List<String> errors) {
    if (id != null && !id.matches("[A-Za-z0-9.-]{1,128}")) {
      errors.add(option + ": '" + id + "' is no id");
    }
    return id;
  }

  private static void requireNone(
      List<String> errors, String provider, @Nullable String... options) {
    if (Stream.of(options).anyMatch(Objects::nonNull)) {
      errors.add("an option was given that only " + provider + " has");
    }
  }

  private SortedMap<String, String> aws(List<String> accounts, List<String> errors) {
    requireNone(errors, "azure", tenant, client);
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
    var settings = new TreeMap<String, String>();
    put(settings, "access-key-id", accessKeyId);
    put(settings, "profile", profile);
    put(settings, "role", role);
    return settings;
  }

  private static void put(Map<String, String> settings, String key, @Nullable String value) {
    if (value != null) {
      settings.put(key, value);
    }
  }

  Map<String, String> secrets(Kind kind, @Nullable String secretFrom) {
    var secrets = new LinkedHashMap<String, String>();
    if (accessKeyId != null || client != null) {
      var source = secretFrom == null ? "prompt" : secretFrom;
      var what = kind == Kind.AWS ? "secret access key" : "client secret";
      secrets.put("secret", SecretSource.read(source, what));
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
