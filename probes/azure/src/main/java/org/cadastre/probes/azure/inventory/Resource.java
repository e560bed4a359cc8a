package org.cadastre.probes.azure.inventory;

import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.azure.arm.ArmId;
import org.cadastre.probes.azure.arm.Json;

/// A resource as a listing shows it.
///
/// @param at the exchange that shows it
record Resource(Json json, ArmId id, int at, Subject subject) {
  /// What is special to its type.
  Json properties() {
    return json.at("properties");
  }
}
