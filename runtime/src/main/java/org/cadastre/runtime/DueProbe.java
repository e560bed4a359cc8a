package org.cadastre.runtime;

import java.time.Instant;
import java.util.List;
import org.cadastre.imports.Due;

/// A probe that is due, because a cloud said that something was changed there.
///
/// @param probe `aws` or `azure`
/// @param account account or subscription
/// @param region empty where an account is asked as a whole
/// @param resources what was changed
/// @param latest when the last of them was
public record DueProbe(
    String probe, String account, String region, List<String> resources, Instant latest) {
  public DueProbe {
    resources = List.copyOf(resources);
  }

  static DueProbe of(Due due) {
    return new DueProbe(
        due.probe(), due.account(), due.region(), List.copyOf(due.resources()), due.latest());
  }

  /// What an operator would type.
  public String command() {
    var where = region.isEmpty() ? "" : " --region " + region;
    return "scan run --probes %s --targets %s%s".formatted(probe, account, where);
  }
}
