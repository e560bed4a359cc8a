package org.cadastre.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.net.AddressRange;
import org.cadastre.settings.FileTrouble;
import org.cadastre.settings.HomeSettings;
import org.cadastre.settings.HomeSettings.ScanProfile;

/// The scans that the settings name, and what is wrong with them.
///
/// @param vault whose credentials they name
public record ScanProfiles(Home home, HomeSettings settings, Vault vault) {
  private static final long LARGEST_BUNDLE = 1 << 20;

  /// By name.
  public Map<String, ScanProfile> all() {
    return new TreeMap<>(settings.scans());
  }

  /// @throws BadInputException when the settings name no such scan
  public ScanProfile named(String name) {
    var profile = settings.scans().get(name);
    if (profile == null) {
      throw new BadInputException("%s names no scan '%s'".formatted(home.settings(), name));
    }
    return profile;
  }

  /// What is scanned when that scan runs by itself: only hosts whose keys are known.
  public SweepRequest request(String name) {
    var profile = named(name);
    return new SweepRequest(
        profile.targets(),
        profile.exclude(),
        profile.probes(),
        profile.ports(),
        profile.credentials(),
        false,
        accounts(profile),
        profile.care(),
        SweepRequest.Names.TOLD);
  }

  private static AccountOptions accounts(ScanProfile profile) {
    var apis = profile.apis();
    var bundle = apis.caBundle();
    return new AccountOptions(
        profile.regions(),
        apis.endpointUrl(),
        apis.authority(),
        bundle == null ? null : certificates(Path.of(bundle)));
  }

  private static String certificates(Path file) {
    try {
      if (Files.size(file) > LARGEST_BUNDLE) {
        throw new BadInputException(file + ": too long for certificates");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read: " + FileTrouble.words(e));
    }
  }

  /// Everything that is wrong with a scan, without asking anybody: names are not resolved.
  public List<String> problems(String name) {
    var profile = named(name);
    var problems = new ArrayList<String>();
    var words = new ArrayList<>(profile.probes());
    words.addAll(profile.ports().keySet());
    words.removeAll(Protocols.names());
    new TreeSet<>(words)
        .forEach(probe ->
            problems.add(
                "there is no probe '%s'; there are %s".formatted(probe, Protocols.names())));
    if (profile.probes().stream().anyMatch(Protocols.ACCOUNTS::contains)
        && (profile.probes().size() > 1)) {
      problems.add("accounts of one provider are scanned at a time, and apart from addresses");
    }
    new TreeMap<>(profile.ports())
        .forEach((probe, port) -> {
          if (port < 1 || port > 65_535) {
            problems.add("port %d of %s is not between 1 and 65535".formatted(port, probe));
          }
        });
    if (profile.targets().isEmpty() && !Cadastre.ofAccounts(profile.probes())) {
      problems.add("it has no targets");
    }
    if (!Cadastre.ofAccounts(profile.probes())) {
      profile.targets().forEach(text -> address(text, problems));
    }
    profile.exclude().forEach(text -> address(text, problems));
    credentials(profile, problems);
    return problems.stream().map(problem -> "scan '" + name + "': " + problem).toList();
  }

  private static void address(String text, List<String> problems) {
    if (text.isBlank()) {
      problems.add("an empty target means nothing");
    } else if (AddressRange.looksLike(text)) {
      try {
        AddressRange.parse(text);
      } catch (IllegalArgumentException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
  }

  private void credentials(ScanProfile profile, List<String> problems) {
    if (profile.credentials().isEmpty()) {
      return;
    }
    var known = vault.list().stream().map(VaultEntry::name).toList();
    profile.credentials().stream()
        .filter(credential -> !known.contains(credential))
        .forEach(credential -> problems.add("there is no credential '" + credential + "'"));
  }
}
