package org.cadastre.probes.azure.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Key;
import org.cadastre.probes.azure.arm.Json;

/// By what a machine is told for the one that somebody logged in to.
///
/// Azure's `vmId` is what the machine's firmware shows as its UUID (SMBIOS, system information). Of
/// a machine of the first generation the guest reads the first three fields with their bytes in the
/// other order, of one of the second as they are; and what a guest's tools make of either has
/// changed over time. So a machine is told by both. That is safe: one of the two has no other
/// machine unless its random 122 bits are another's in just that order.
final class Identity {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Identity() {}

  /// The firmware's UUID in both orders, and the same as what the machine's own cloud-init calls
  /// its instance.
  static List<Key> keys(Json resource) {
    var keys = new ArrayList<Key>();
    vmId(resource)
        .ifPresent(id -> {
          for (var order : List.of(id, swapped(id))) {
            keys.add(new Key("hw.uuid", order));
            keys.add(new Key("cloud.resource_id", order));
          }
        });
    return keys;
  }

  static Optional<String> vmId(Json resource) {
    return resource.text("properties", "vmId").map(Kind::lower).filter(UUID.asMatchPredicate());
  }

  /// The first three fields with their bytes in the other order.
  static String swapped(String uuid) {
    return reversed(uuid.substring(0, 8))
        + "-"
        + reversed(uuid.substring(9, 13))
        + "-"
        + reversed(uuid.substring(14, 18))
        + uuid.substring(18);
  }

  private static String reversed(String bytes) {
    var reversed = new StringBuilder(bytes.length());
    for (int i = bytes.length() - 2; i >= 0; i -= 2) {
      reversed.append(bytes, i, i + 2);
    }
    return reversed.toString();
  }

  /// The UUID that the guest reads; empty while the generation is not known.
  ///
  /// @param generation `V1` or `V2`
  static Optional<String> shown(String vmId, Optional<String> generation) {
    return generation.flatMap(g ->
        switch (g) {
          case "V1" -> Optional.of(swapped(vmId));
          case "V2" -> Optional.of(vmId);
          default -> Optional.empty();
        });
  }
}
