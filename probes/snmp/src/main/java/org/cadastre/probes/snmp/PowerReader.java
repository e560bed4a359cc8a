package org.cadastre.probes.snmp;

import java.util.List;
import java.util.OptionalLong;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;

/// Says how a UPS's battery is (UPS-MIB, RFC 1628).
final class PowerReader {
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long MOST_MINUTES = 1_000_000;

  private final Variables variables;
  private final List<Exchange> exchanges;
  private final Findings findings;

  PowerReader(Variables variables, List<Exchange> exchanges, Findings findings) {
    this.variables = variables;
    this.exchanges = exchanges;
    this.findings = findings;
  }

  void read(Subject host) {
    if (!variables.holdsAny(Oids.UPS)) {
      return;
    }
    findings.coverage("power", Facet.of(exchanges, variables, List.of(Oids.UPS), "UPS-MIB"));
    variables
        .get(Oids.UPS_BATTERY_STATUS)
        .ifPresent(status -> {
          var word = word((int) status.number().orElse(0));
          if (!word.isEmpty()) {
            var evidence = findings.evidence(status.exchange(), null);
            findings.fact(host, "ups.battery_status", Value.of(word), evidence);
          }
        });
    whole(host, "ups.charge", Oids.UPS_CHARGE, 1);
    whole(host, "ups.runtime", Oids.UPS_MINUTES, SECONDS_PER_MINUTE);
  }

  private void whole(Subject host, String attribute, String oid, long unit) {
    variables
        .get(oid)
        .ifPresent(variable -> {
          long number = variable.number().orElse(-1);
          if (number >= 0 && number < MOST_MINUTES) {
            findings.whole(host, attribute, OptionalLong.of(number * unit), variable.exchange());
          }
        });
  }

  private static String word(int batteryStatus) {
    return switch (batteryStatus) {
      case 1 -> "unknown";
      case 2 -> "normal";
      case 3 -> "low";
      case 4 -> "depleted";
      default -> "";
    };
  }
}
