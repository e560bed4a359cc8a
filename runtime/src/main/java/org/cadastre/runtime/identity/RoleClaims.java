package org.cadastre.runtime.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cadastre.runtime.access.Role;
import org.cadastre.settings.ServerSettings.OidcSettings;
import org.jspecify.annotations.Nullable;

/// Works out from a provider's token what somebody is here. What the settings do not name is
/// nothing.
record RoleClaims(OidcSettings settings) {
  Set<Role> of(JWTClaimsSet claims) {
    var told = words(claim(claims.getClaims()));
    var roles = EnumSet.noneOf(Role.class);
    settings
        .roles()
        .forEach((word, groups) -> {
          if (groups.stream().anyMatch(told::contains)) {
            Role.of(word).ifPresent(roles::add);
          }
        });
    return roles;
  }

  /// By its whole name, which may be an address, or else by way of objects: `realm_access.roles`.
  private @Nullable Object claim(Map<String, Object> claims) {
    if (claims.containsKey(settings.rolesClaim())) {
      return claims.get(settings.rolesClaim());
    }
    Object at = claims;
    for (var step : settings.rolesClaim().split("\\.", -1)) {
      at = at instanceof Map<?, ?> object ? object.get(step) : null;
    }
    return at;
  }

  private static Set<String> words(@Nullable Object claim) {
    var words = new TreeSet<String>();
    if (claim instanceof String text) {
      words.add(text);
      words.addAll(List.of(text.split(" ", -1)));
    } else if (claim instanceof Collection<?> all) {
      all.stream().filter(String.class::isInstance).map(String.class::cast).forEach(words::add);
    }
    return words;
  }
}
