package org.cadastre.simulator;

import java.util.List;

/// A device of the simulated estate.
///
/// @param name of its sheet, and what people call it
/// @param address on loopback, where it is spoken to
/// @param protocols `snmp`, `ssh`
public record SimulatedDevice(String name, String address, List<String> protocols) {
  public SimulatedDevice {
    protocols = List.copyOf(protocols);
  }
}
