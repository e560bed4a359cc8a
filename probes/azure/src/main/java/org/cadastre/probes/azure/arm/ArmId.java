package org.cadastre.probes.azure.arm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The id of a resource, in lower case: Azure spells one id in many ways, and all of them mean the
/// same.
///
/// @param text `/subscriptions/…/resourcegroups/…/providers/microsoft.network/loadbalancers/lb`
public record ArmId(String text) {
  private static final int LONGEST = 2048;

  public ArmId {
    text = text.toLowerCase(Locale.ROOT);
  }

  /// Empty for what is no id: not a path, too long, or with a segment that is blank.
  public static Optional<ArmId> of(Optional<String> text) {
    return text.map(id -> id.endsWith("/") ? id.substring(0, id.length() - 1) : id)
        .filter(id -> id.length() <= LONGEST && id.matches("(?:/[^/?#\\p{Cntrl}]+)++"))
        .map(ArmId::new);
  }

  private List<String> segments() {
    return List.of(text.substring(1).split("/", -1));
  }

  /// The segment after another; empty when there is none.
  public Optional<String> after(String segment) {
    var segments = segments();
    int at = segments.indexOf(segment);
    return at < 0 || at + 1 >= segments.size()
        ? Optional.empty()
        : Optional.of(segments.get(at + 1));
  }

  public Optional<String> subscription() {
    return after("subscriptions");
  }

  public Optional<String> resourceGroup() {
    return after("resourcegroups");
  }

  /// The resource group's own id.
  public Optional<ArmId> group() {
    int at = text.indexOf("/resourcegroups/");
    if (at < 0) {
      return Optional.empty();
    }
    int end = text.indexOf('/', at + "/resourcegroups/".length());
    return Optional.of(new ArmId(end < 0 ? text : text.substring(0, end)));
  }

  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /// What kind of thing it is: `microsoft.network/virtualnetworks/subnets`; of what no provider
  /// has, `microsoft.resources/subscriptions/resourcegroups` and its like.
  public String type() {
    var segments = segments();
    int at = segments.lastIndexOf("providers");
    var type =
        new StringBuilder(
            at < 0 ? "microsoft.resources" : segments.get(Math.min(at + 1, segments.size() - 1)));
    for (int i = at < 0 ? 0 : at + 2; i < segments.size(); i += 2) {
      type.append('/').append(segments.get(i));
    }
    return type.toString();
  }

  /// The resource that this one is a part of, so many levels up.
  public ArmId up(int levels) {
    var left = text;
    for (int i = 0; i < 2 * levels && left.lastIndexOf('/') > 0; i++) {
      left = left.substring(0, left.lastIndexOf('/'));
    }
    return new ArmId(left);
  }

  public ArmId child(String type, String name) {
    return new ArmId(text + "/" + type + "/" + name);
  }

  @Override
  public String toString() {
    return text;
  }
}
