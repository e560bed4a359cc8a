package org.cadastre.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the APIs of accounts are to be asked, where that is not as usual.
///
/// @param regions empty for all that the account may use
/// @param endpointUrl where every service is asked instead of at the provider, or null
/// @param authority where tokens are asked for instead of at the provider, or null
/// @param caBundle certificates (PEM) of those who may vouch for both, instead of the platform's,
///   or null
public record AccountOptions(
    List<String> regions,
    @Nullable String endpointUrl,
    @Nullable String authority,
    @Nullable String caBundle) {
  public static final AccountOptions USUAL = new AccountOptions(List.of(), null, null, null);

  public AccountOptions {
    regions = List.copyOf(regions);
  }

  @Nullable Trusted trusted() {
    return caBundle == null ? null : new Trusted(caBundle);
  }
}
