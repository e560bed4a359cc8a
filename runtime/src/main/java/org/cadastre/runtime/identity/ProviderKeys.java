package org.cadastre.runtime.identity;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.cadastre.settings.ServerSettings;
import org.jspecify.annotations.Nullable;

/// The keys of an OpenID provider, as its discovery document (OpenID Connect Discovery 1.0) leads
/// to them. Kept for an hour, or for a day while the provider is away; asked for again, now and
/// then, when a token names a key that is not among them.
final class ProviderKeys {
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration PAUSE_WITHOUT = Duration.ofSeconds(5);

  private final String issuer;
  private final InstantSource clock;
  private final BoundedFetch fetch;

  /// Held by whoever asks the provider.
  private final ReentrantLock asking = new ReentrantLock();

  private volatile @Nullable Known known;
  private @Nullable Instant attempted;
  private String trouble = "";

  private record Known(JWKSet set, Instant fetched) {}

  ProviderKeys(String issuer, BoundedFetch fetch, InstantSource clock) {
    this.fetch = fetch;
    this.issuer = issuer;
    this.clock = clock;
  }

  /// Those by which a token may have been signed. Whose key is known does not wait for others, who
  /// may name a key that nobody has, while the provider takes its time.
  ///
  /// @throws IOException when nobody can say which keys the provider has
  List<JWK> of(JWSHeader header) throws IOException {
    var matching = matching(header);
    if (matching.isEmpty()) {
      asking.lock();
    } else if (known(FRESH) || !asking.tryLock()) {
      return matching;
    }
    try {
      renew();
      if (!known(KEPT)) {
        throw new IOException(trouble);
      }
      return matching(header);
    } finally {
      asking.unlock();
    }
  }

  private List<JWK> matching(JWSHeader header) {
    var keys = known;
    return keys == null || older(keys.fetched(), KEPT)
        ? List.of()
        : new JWKSelector(JWKMatcher.forJWSHeader(header)).select(keys.set());
  }

  private boolean known(Duration age) {
    var keys = known;
    return keys != null && !older(keys.fetched(), age);
  }

  private boolean older(@Nullable Instant time, Duration age) {
    return time == null || !clock.instant().isBefore(time.plus(age));
  }

  /// Not more often than now and then.
  private void renew() {
    if (!older(attempted, known == null ? PAUSE_WITHOUT : PAUSE)) {
      return;
    }
    var began = clock.instant();
    try {
      known = new Known(JWKSet.parse(fetch.text(keysAddress())), began);
    } catch (IOException e) {
      trouble = String.valueOf(e.getMessage());
    } catch (ParseException _) {
      trouble = "what it says are its keys are none";
    } finally {
      // The pause follows the answer: of those who wait for a slow one, the next does not ask
      // again.
      attempted = clock.instant();
    }
  }

  private String keysAddress() throws IOException, ParseException {
    var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    var said = JSONObjectUtils.parse(fetch.text(base + "/.well-known/openid-configuration"));
    requireIssuer(said);
    if (said.get("jwks_uri") instanceof String address && ServerSettings.mayVouch(address)) {
      return address;
    }
    throw new IOException("its discovery document leads to no keys by https");
  }

  private void requireIssuer(Map<String, Object> said) throws IOException {
    if (!issuer.equals(said.get("issuer"))) {
      throw new IOException("its discovery document is of another issuer");
    }
  }
}
