package org.cadastre.probes.snmp;

import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;

/// Says what the device is: the system group, and what knowledge makes of it.
final class SystemReader {
  private static final Map<String, String> TEXTS =
      new TreeMap<>(
          Map.of(
              "host.name", Oids.SYS_NAME,
              "snmp.description", Oids.SYS_DESCR,
              "snmp.object_id", Oids.SYS_OBJECT_ID,
              "device.location", Oids.SYS_LOCATION,
              "device.contact", Oids.SYS_CONTACT));

  private static final long TICKS_PER_SECOND = 100;
  private static final long MEMORY_UNIT = 1024;
  private static final long MOST_MEMORY_UNITS = 1L << 40;

  private final Variables variables;
  private final Device device;
  private final Findings findings;

  SystemReader(Variables variables, Device device, Findings findings) {
    this.variables = variables;
    this.device = device;
    this.findings = findings;
  }

  void read(Subject host) {
    ciClass(host);
    TEXTS.forEach((attribute, oid) -> {
      if (device.says(attribute).isEmpty()) {
        findings.text(host, attribute, variables.get(oid));
      }
    });
    device
        .statements()
        .forEach((attribute, said) ->
            findings.fact(
                host,
                attribute,
                Value.of(said.text()),
                findings.evidence(said.exchange(), said.knowledge())));
    engineId(host);
    uptime(host);
    memory(host);
  }

  /// Only knowledge can tell; without it the host is the `device` that every agent is.
  private void ciClass(Subject host) {
    device
        .says(Device.ROLE)
        .filter(said -> said.text().equals(device.ciClass()))
        .ifPresent(said ->
            findings.fact(
                host,
                "ci.class",
                Value.of(said.text()),
                findings.evidence(said.exchange(), said.knowledge())));
  }

  private void engineId(Subject host) {
    variables
        .get(Oids.ENGINE_ID)
        .filter(id -> id.octets().length > 0)
        .ifPresent(id ->
            findings.fact(
                host,
                "snmp.engine_id",
                Value.of(HexFormat.of().formatHex(id.octets())),
                findings.evidence(id.exchange(), null)));
  }

  private void uptime(Subject host) {
    variables
        .get(Oids.SYS_UP_TIME)
        .ifPresent(ticks -> {
          var seconds = ticks.number();
          findings.whole(
              host,
              "system.uptime",
              seconds.isPresent()
                  ? OptionalLong.of(seconds.getAsLong() / TICKS_PER_SECOND)
                  : OptionalLong.empty(),
              ticks.exchange());
        });
  }

  private void memory(Subject host) {
    variables
        .get(Oids.HR_MEMORY_SIZE)
        .ifPresent(size -> {
          long units = size.number().orElse(0);
          if (units > 0 && units < MOST_MEMORY_UNITS) {
            findings.whole(
                host, "hw.memory.size", OptionalLong.of(units * MEMORY_UNIT), size.exchange());
          }
        });
  }
}
