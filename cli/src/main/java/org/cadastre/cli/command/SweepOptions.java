package org.cadastre.cli.command;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cadastre.runtime.AccountOptions;
import org.cadastre.settings.HomeSettings.ScanProfile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// How endpoints are approached; the same for scans and probes.
final class SweepOptions {
  /// Where host keys come from.
  enum HostKeySource {
    KNOWN_HOSTS("known_hosts"),
    PIN_ON_FIRST_USE("pin-on-first-use");

    private final String word;

    HostKeySource(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  @Option(
      names = "--credential",
      paramLabel = "NAME",
      description =
          "Use only this credential; repeatable (default: all that are scoped to the target).")
  private List<String> credentials = List.of();

  @Option(
      names = "--host-keys",
      paramLabel = "known_hosts|pin-on-first-use",
      defaultValue = "known_hosts",
      converter = HostKeys.class,
      completionCandidates = HostKeyCandidates.class,
      description =
          "Trust only known SSH host keys, or also pin a host's first one (default:"
              + " ${DEFAULT-VALUE}).")
  private HostKeySource hostKeys = HostKeySource.KNOWN_HOSTS;

  @Option(
      names = "--ports",
      paramLabel = "PROBE=PORT",
      split = ",",
      description = "Ports other than the usual ones: snmp=1161,ssh=2222.")
  private Map<String, Integer> ports = Map.of();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      split = ",",
      description = "Regions of an account (default: all that it may use).")
  private List<String> regions = List.of();

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Ask an account's services there instead of at the provider.")
  private @Nullable String endpointUrl;

  @Option(
      names = "--authority",
      paramLabel = "URL",
      description = "Ask for Azure's tokens there (sovereign clouds).")
  private @Nullable String authority;

  @Option(
      names = "--ca-bundle",
      paramLabel = "FILE",
      description =
          "Trust only these certificates (PEM) to vouch for an account's services, instead of the"
              + " platform's.")
  private @Nullable Path caBundle;

  AccountOptions accounts() {
    return accounts(List.of(), null, null, null);
  }

  /// What was not said is taken from a scan's profile.
  AccountOptions accounts(ScanProfile profile) {
    var apis = profile.apis();
    return accounts(profile.regions(), apis.endpointUrl(), apis.authority(), apis.caBundle());
  }

  private AccountOptions accounts(
      List<String> usualRegions,
      @Nullable String usualUrl,
      @Nullable String usualAuthority,
      @Nullable String usualBundle) {
    var bundle = caBundle == null && usualBundle != null ? Path.of(usualBundle) : caBundle;
    return new AccountOptions(
        regions.isEmpty() ? usualRegions : regions,
        endpointUrl == null ? usualUrl : endpointUrl,
        authority == null ? usualAuthority : authority,
        bundle == null ? null : SecretSource.file(bundle));
  }

  List<String> credentials() {
    return credentials;
  }

  boolean pin() {
    return hostKeys == HostKeySource.PIN_ON_FIRST_USE;
  }

  Map<String, Integer> ports() {
    return ports;
  }

  /// What a shell may complete.
  static final class HostKeyCandidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(HostKeySource.values()).map(HostKeySource::toString).iterator();
    }
  }

  /// Reads what [HostKeySource#toString] writes.
  static final class HostKeys implements ITypeConverter<HostKeySource> {
    @Override
    public HostKeySource convert(String text) {
      for (var source : HostKeySource.values()) {
        if (source.toString().equals(text)) {
          return source;
        }
      }
      throw new TypeConversionException(
          "'" + text + "' is neither known_hosts nor pin-on-first-use");
    }
  }
}
