package org.cadastre.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.cadastre.core.net.Cidr;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.Vault;
import org.cadastre.runtime.VaultEntry;
import org.cadastre.runtime.VaultEntry.Kind;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `cadastre credential add`
@Command(
    name = "add",
    description = "Seal a credential in the vault. Secrets are read, never given as arguments.")
@Needs(Operation.CHANGE_CREDENTIALS)
final class CredentialAdd implements Callable<Integer> {
  private static final List<String> AUTH_PROTOCOLS =
      List.of("auto", "none", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512");

  private static final List<String> PRIVACY_PROTOCOLS =
      List.of("auto", "none", "AES-128", "AES-192", "AES-256", "AES-192-3DES", "AES-256-3DES");

  /// RFC 3414, 11.2: a password of an SNMPv3 user has at least eight octets.
  private static final int SHORTEST_V3_SECRET = 8;

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY-----");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Letters, digits, '-' and '_'.")
  private String name = "";

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      converter = KindWords.class,
      completionCandidates = KindCandidates.class,
      description = "snmp-v1, snmp-v2c, snmp-v3, ssh-key, ssh-password, aws or azure.")
  private Kind kind = Kind.SNMP_V2C;

  @Option(
      names = "--scope",
      split = ",",
      paramLabel = "CIDR|ACCOUNT",
      description =
          "Where it may be used; nothing else ever sees it. Of aws and azure: accounts and"
              + " subscriptions (default of aws: the one that it is of).")
  private List<String> scope = List.of();

  @Option(names = "--user", paramLabel = "USER", description = "For snmp-v3 and ssh.")
  private @Nullable String user;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The private key (ssh-key); the vault keeps a sealed copy.")
  private @Nullable Path key;

  @Option(
      names = "--secret-from",
      paramLabel = "SOURCE",
      description =
          "env:VAR, file:PATH (first line), stdin or prompt: the community, the password, the"
              + " SNMPv3 authentication secret, or a key's passphrase.")
  private @Nullable String secretFrom;

  @Option(
      names = "--privacy-from",
      paramLabel = "SOURCE",
      description = "The SNMPv3 privacy secret, where it is another one.")
  private @Nullable String privacyFrom;

  @Option(
      names = "--auth-protocol",
      paramLabel = "PROTOCOL",
      defaultValue = "auto",
      description =
          "SHA-1, SHA-224, SHA-256, SHA-384, SHA-512, none or auto (default: ${DEFAULT-VALUE}).")
  private String authProtocol = "auto";

  @Option(
      names = "--privacy-protocol",
      paramLabel = "PROTOCOL",
      defaultValue = "auto",
      description =
          "AES-128, AES-192, AES-256, AES-192-3DES, AES-256-3DES (Cisco), none or auto (default:"
              + " ${DEFAULT-VALUE}).")
  private String privacyProtocol = "auto";

  @Mixin private AccountCredential account = new AccountCredential();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    boolean ofAccount = kind.ofAccounts();
    var entry = ofAccount ? account.entry(name, kind, scope) : entry();
    var secrets = ofAccount ? account.secrets(kind, secretFrom) : secrets();
    cadastre.home().create();
    cadastre.vault().add(entry, secrets);
    root.console()
        .remark(
            "sealed '%s' for %s"
                .formatted(
                    name,
                    scope.isEmpty() ? "the account that it is of" : String.join(", ", scope)));
    return Exit.DONE;
  }

  private VaultEntry entry() {
    var errors = new ArrayList<String>();
    if (scope.isEmpty()) {
      errors.add(kind.word() + " needs --scope");
    }
    fitting(errors);
    var cidrs = cidrs(errors);
    boolean v3 = kind == Kind.SNMP_V3;
    if (v3) {
      oneOf("--auth-protocol", authProtocol, AUTH_PROTOCOLS).ifPresent(errors::add);
      oneOf("--privacy-protocol", privacyProtocol, PRIVACY_PROTOCOLS).ifPresent(errors::add);
    }
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
    return new VaultEntry(
        name,
        kind,
        cidrs,
        user == null ? "" : user,
        v3 ? authProtocol : "",
        v3 ? privacyProtocol : "");
  }

  /// Whether the options fit the kind.
  private void fitting(List<String> errors) {
    boolean hasUser = kind != Kind.SNMP_V1 && kind != Kind.SNMP_V2C;
    if (hasUser && user == null) {
      errors.add(kind.word() + " needs --user");
    }
    if (!hasUser && user != null) {
      errors.add(kind.word() + " has no user");
    }
    if ((kind == Kind.SSH_KEY) != (key != null)) {
      errors.add(key == null ? "ssh-key needs --key" : kind.word() + " has no key");
    }
    if (kind != Kind.SNMP_V3 && privacyFrom != null) {
      errors.add("only snmp-v3 has a privacy secret");
    }
  }

  private List<Cidr> cidrs(List<String> errors) {
    if (scope.isEmpty()) {
      return List.of();
    }
    try {
      return Vault.scope(String.join(",", scope));
    } catch (IllegalArgumentException e) {
      errors.add("--scope: " + e.getMessage());
      return List.of();
    }
  }

  private static Optional<String> oneOf(String option, String value, List<String> allowed) {
    return allowed.contains(value)
        ? Optional.empty()
        : Optional.of(option + ": '" + value + "' is none of " + String.join(", ", allowed));
  }

  private Map<String, String> secrets() {
    var secrets = new LinkedHashMap<String, String>();
    if (key != null) {
      secrets.put("key", privateKey(key));
    }
    if (kind == Kind.SNMP_V3 && authProtocol.equals("none")) {
      return secrets;
    }
    if (secretFrom != null) {
      secrets.put("secret", secret(secretFrom, "secret", kind));
    } else if (kind != Kind.SSH_KEY) {
      secrets.put("secret", secret("prompt", "secret", kind));
    }
    if (kind == Kind.SNMP_V3 && !privacyProtocol.equals("none")) {
      secrets.put(
          "privacy",
          privacyFrom == null
              ? secrets.getOrDefault("secret", "")
              : secret(privacyFrom, "privacy secret", kind));
    }
    return secrets;
  }

  static String secret(String source, String what, Kind kind) {
    var secret = SecretSource.read(source, what);
    if (kind == Kind.SNMP_V3
        && secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_V3_SECRET) {
      throw new BadInputException(
          "the %s from %s has fewer than %d characters, which no SNMPv3 user can have"
              .formatted(what, source, SHORTEST_V3_SECRET));
    }
    return secret;
  }

  static String privateKey(Path file) {
    var text = SecretSource.file(file);
    if (!PRIVATE_KEY.matcher(text.stripLeading()).lookingAt()) {
      throw new BadInputException(
          file + " is no private key: it does not begin with '-----BEGIN … PRIVATE KEY-----'");
    }
    return text;
  }

  /// What a shell may complete.
  static final class KindCandidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Kind.values()).map(Kind::word).iterator();
    }
  }

  /// Reads what [Kind#word] writes.
  static final class KindWords implements ITypeConverter<Kind> {
    @Override
    public Kind convert(String text) {
      for (var kind : Kind.values()) {
        if (kind.word().equals(text)) {
          return kind;
        }
      }
      throw new TypeConversionException(
          "'%s' is none of %s"
              .formatted(
                  text, String.join(", ", Arrays.stream(Kind.values()).map(Kind::word).toList())));
    }
  }
}
