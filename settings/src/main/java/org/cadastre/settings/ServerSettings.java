package org.cadastre.settings;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// By what doors `serve` lets people in.
///
/// @param authenticationRequired whether also who asks from this machine says who it is, where else
///   nobody need
/// @param tls what the server proves itself by, or null: it speaks plain HTTP
/// @param oidc who else vouches for people, or null: nobody
public record ServerSettings(
    boolean authenticationRequired, @Nullable TlsSettings tls, @Nullable OidcSettings oidc) {
  static final ServerSettings USUAL = new ServerSettings(false, null, null);

  /// @param certificate file with the server's certificate and those that vouch for it, in PEM
  /// @param key file with its private key, in PEM (PKCS#8)
  public record TlsSettings(String certificate, String key) {}

  /// An OpenID provider.
  ///
  /// @param issuer as its tokens say it
  /// @param audience that a token has to be for
  /// @param rolesClaim in which the tokens say what somebody is there; dots lead into objects
  /// @param roles what somebody is here, by role
  /// @param caBundle file with certificates of who may vouch for the issuer, or null: as usual
  public record OidcSettings(
      String issuer,
      String audience,
      String rolesClaim,
      Map<String, List<String>> roles,
      @Nullable String caBundle) {
    public OidcSettings {
      roles = new LinkedHashMap<>(roles);
    }
  }

  static ServerSettings read(Node node) {
    node.only("authentication", "tls", "oidc");
    var authentication = node.text("authentication", "elsewhere");
    if (!authentication.equals("required") && !authentication.equals("elsewhere")) {
      node.field("authentication")
          .problem("'authentication' is required, or elsewhere: not asked for on this machine");
    }
    return new ServerSettings(
        authentication.equals("required"),
        node.has("tls") ? tls(node.field("tls")) : null,
        node.has("oidc") ? oidc(node.field("oidc")) : null);
  }

  private static TlsSettings tls(Node node) {
    node.only("certificate", "key");
    return new TlsSettings(node.text("certificate"), node.text("key"));
  }

  private static OidcSettings oidc(Node node) {
    node.only("issuer", "audience", "roles_claim", "roles", "ca_bundle");
    var issuer = node.text("issuer");
    if (!issuer.isEmpty() && !mayVouch(issuer)) {
      node.field("issuer").problem("'issuer' must be an https address (http only on this machine)");
    }
    var roles = new LinkedHashMap<String, List<String>>();
    RoleSettings.read(node.field("roles"))
        .forEach((role, words) -> roles.put(role, List.copyOf(words)));
    return new OidcSettings(
        issuer,
        node.text("audience"),
        node.text("roles_claim", "roles"),
        roles,
        node.textOrNull("ca_bundle"));
  }

  /// Whether an address is asked for what people are let in by: nobody between may change it.
  public static boolean mayVouch(String address) {
    try {
      var uri = URI.create(address);
      var host = uri.getHost();
      return host != null
          && uri.getUserInfo() == null
          && uri.getFragment() == null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme())
                  && List.of("localhost", "127.0.0.1", "[::1]").contains(host)));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
