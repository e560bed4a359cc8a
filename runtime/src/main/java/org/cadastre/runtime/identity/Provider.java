package org.cadastre.runtime.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cadastre.runtime.access.Principal;
import org.cadastre.settings.ServerSettings.OidcSettings;
import org.jspecify.annotations.Nullable;

/// An OpenID provider, whose access tokens (JWT, RFC 9068) are taken for whom they are about:
/// signed by a key of the provider, for us, and valid now.
final class Provider {
  private static final int LONGEST = 16 * 1_024;
  private static final int LONGEST_NAME = 255;
  private static final char DELETE = 0x7f;
  private static final Duration SKEW = Duration.ofSeconds(60);

  /// Signatures that only the provider can make: none by a secret that is shared.
  private static final Set<String> ALGORITHMS =
      Set.of("RS256", "PS256", "ES256", "EdDSA", "Ed25519");

  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  private final OidcSettings settings;
  private final InstantSource clock;
  private final ProviderKeys keys;
  private final RoleClaims roles;

  /// @param home where names of files without a directory are looked for
  Provider(OidcSettings settings, Path home, InstantSource clock) {
    var bundle = settings.caBundle();
    var fetch = new BoundedFetch(bundle == null ? null : home.resolve(bundle));
    this.settings = settings;
    this.clock = clock;
    this.keys = new ProviderKeys(settings.issuer(), fetch, clock);
    this.roles = new RoleClaims(settings);
  }

  Answer verify(String text) {
    if (text.length() > LONGEST) {
      return new Answer.Unknown("that token is too long");
    }
    try {
      var jwt = SignedJWT.parse(text);
      var objection = objection(jwt);
      if (objection.isEmpty() && !signed(jwt, keys.of(jwt.getHeader()))) {
        objection = Optional.of("the token is not signed by its provider");
      }
      var claims = jwt.getJWTClaimsSet();
      if (objection.isEmpty()) {
        objection = objection(claims);
      }
      return objection.isPresent()
          ? new Answer.Unknown(objection.get())
          : new Answer.Known(new Principal("oidc:" + claims.getSubject(), roles.of(claims)));
    } catch (ParseException _) {
      return new Answer.Unknown("that is no signed token");
    } catch (IOException e) {
      return new Answer.Away(
          "the OpenID provider %s cannot be asked: %s"
              .formatted(settings.issuer(), e.getMessage()));
    }
  }

  private static Optional<String> objection(SignedJWT jwt) {
    var header = jwt.getHeader();
    if (!ALGORITHMS.contains(header.getAlgorithm().getName())) {
      return Optional.of("tokens are not signed so here: " + header.getAlgorithm());
    }
    if (header.getCriticalParams() != null && !header.getCriticalParams().isEmpty()) {
      return Optional.of("the token asks for more than we understand");
    }
    var type = header.getType();
    return type == null || TYPES.contains(type.toString().toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of("that is no access token");
  }

  private static boolean signed(SignedJWT jwt, List<JWK> candidates) {
    return candidates.stream().anyMatch(key -> signed(jwt, key));
  }

  private static boolean signed(SignedJWT jwt, JWK key) {
    try {
      return Signatures.by(key).verify(jwt);
    } catch (JOSEException _) {
      return false;
    }
  }

  private Optional<String> objection(JWTClaimsSet claims) {
    if (!settings.issuer().equals(claims.getIssuer())) {
      return Optional.of("the token is of another issuer");
    }
    if (!claims.getAudience().contains(settings.audience())) {
      return Optional.of("the token is for somebody else");
    }
    var expires = claims.getExpirationTime();
    var now = clock.instant();
    if (expires == null || !now.minus(SKEW).isBefore(expires.toInstant())) {
      return Optional.of("the token has expired");
    }
    if (early(claims.getNotBeforeTime()) || early(claims.getIssueTime())) {
      return Optional.of("the token is not valid yet");
    }
    var subject = claims.getSubject();
    boolean named =
        subject != null
            && !subject.isEmpty()
            && subject.length() <= LONGEST_NAME
            && subject.chars().allMatch(c -> c > ' ' && c < DELETE);
    return named ? Optional.empty() : Optional.of("the token does not say whom it is about");
  }

  private boolean early(@Nullable Date from) {
    return from != null && clock.instant().plus(SKEW).isBefore(from.toInstant());
  }
}
