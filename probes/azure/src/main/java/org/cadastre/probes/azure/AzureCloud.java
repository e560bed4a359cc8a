package org.cadastre.probes.azure;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// Which Azure is meant: the public one, a sovereign one, or a stand-in for tests.
///
/// @param resourceManager where resources are asked for
/// @param authority where tokens are asked for
public record AzureCloud(URI resourceManager, URI authority) {
  public static final AzureCloud PUBLIC =
      new AzureCloud(
          URI.create("https://management.azure.com"),
          URI.create("https://login.microsoftonline.com"));

  private static final Set<String> MICROSOFTS =
      Set.of(
          "login.microsoftonline.com",
          "login.microsoftonline.us",
          "login.partner.microsoftonline.cn");

  /// @throws IllegalArgumentException when one is no https address of a host; secrets travel to
  ///   both
  public AzureCloud {
    resourceManager = checked("the endpoint", resourceManager);
    authority = checked("the authority", authority);
  }

  private static URI checked(String what, URI uri) {
    boolean sound =
        "https".equalsIgnoreCase(uri.getScheme())
            && uri.getHost() != null
            && uri.getUserInfo() == null
            && uri.getQuery() == null
            && uri.getFragment() == null;
    if (!sound) {
      throw new IllegalArgumentException(
          what + " must be https://HOST[:PORT] and nothing secret, not '" + uri + "'");
    }
    var text = uri.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
  }

  /// What a token is asked for.
  String scope() {
    return resourceManager + "/.default";
  }

  /// Whether the authority is one that Microsoft's own list of authorities knows; others cannot be
  /// looked up there.
  boolean wellKnown() {
    return MICROSOFTS.contains(authority.getHost().toLowerCase(Locale.ROOT));
  }
}
