package org.cadastre.probes.azure;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which Azure is meant: the public one, a sovereign one, or a stand-in for tests.
///
/// @param resourceManager where resources are asked for
/// @param authority where tokens are asked for
public record AzureCloud(URI resourceManager, URI authority) {
  public static final AzureCloud PUBLIC =
      new AzureCloud(
          URI.create("https://management.azure.com"),
          URI.create("https://login.microsoftonline.com"));

  /// Names of settings.
  public static final String ENDPOINT_URL = "endpoint-url";

  public static final String AUTHORITY = "authority";

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

  /// The public Azure, but where settings name another endpoint or authority.
  ///
  /// @throws IllegalArgumentException when one is no https address of a host
  public static AzureCloud of(Map<String, String> settings) {
    return new AzureCloud(
        named(settings.get(ENDPOINT_URL), PUBLIC.resourceManager()),
        named(settings.get(AUTHORITY), PUBLIC.authority()));
  }

  private static URI named(@Nullable String text, URI usual) {
    return text == null ? usual : URI.create(text);
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
