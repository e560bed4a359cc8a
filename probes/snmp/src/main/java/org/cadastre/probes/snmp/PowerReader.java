package org.cadastre.probes.snmp;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;

/// Says how a UPS's battery is and what it feeds (UPS-MIB, RFC 1628; PowerNet-MIB).
final class PowerReader {
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long TICKS_PER_SECOND = 100;
  private static final long MOST = 1_000_000_000;

  private static final Map<Long, String> BATTERY =
      Map.of(1L, "unknown", 2L, "normal", 3L, "low", 4L, "depleted");

  private static final Map<Long, String> SOURCE =
      Map.of(2L, "none", 3L, "normal", 4L, "bypass", 5L, "battery", 6L, "booster", 7L, "reducer");

  private static final Map<Long, String> APC_SOURCE =
      Map.of(
          2L, "normal",
          3L, "battery",
          4L, "booster",
          5L, "none",
          6L, "bypass",
          7L, "none",
          9L, "bypass",
          10L, "bypass",
          12L, "reducer");

  private static final long REPLACE = 2;

  private final Variables variables;
  private final List<Exchange> exchanges;
  private final Findings findings;

  PowerReader(Variables variables, List<Exchange> exchanges, Findings findings) {
    this.variables = variables;
    this.exchanges = exchanges;
    this.findings = findings;
  }

  void read(Subject host) {
    if (variables.holdsAny(Oids.UPS)) {
      findings.coverage("power", Facet.of(exchanges, variables, List.of(Oids.UPS), "UPS-MIB"));
      word(host, "ups.battery_status", Oids.UPS_BATTERY_STATUS, BATTERY);
      word(host, "ups.output_source", Oids.UPS_OUTPUT_SOURCE, SOURCE);
      whole(host, "ups.charge", Oids.UPS_CHARGE, 1, 1);
      whole(host, "ups.runtime", Oids.UPS_MINUTES, SECONDS_PER_MINUTE, 1);
      whole(host, "ups.load", Oids.UPS_LOAD, 1, 1);
    } else if (Oids.APC.stream().anyMatch(oid -> variables.get(oid).isPresent())) {
      findings.coverage("power", Facet.of(exchanges, variables, Oids.APC, "PowerNet-MIB"));
      readApc(host);
    }
  }

  private void readApc(Subject host) {
    word(host, "ups.battery_status", Oids.APC_BATTERY_STATUS, BATTERY);
    word(host, "ups.output_source", Oids.APC_OUTPUT_STATUS, APC_SOURCE);
    whole(host, "ups.charge", Oids.APC_CHARGE, 1, 1);
    whole(host, "ups.runtime", Oids.APC_RUNTIME, 1, TICKS_PER_SECOND);
    whole(host, "ups.load", Oids.APC_LOAD, 1, 1);
    findings.text(host, "ups.battery_replaced", variables.get(Oids.APC_REPLACED));
    variables
        .get(Oids.APC_REPLACE)
        .filter(replace -> replace.number().isPresent())
        .ifPresent(replace ->
            findings.fact(
                host,
                "ups.battery_replace",
                Value.of(replace.number().getAsLong() == REPLACE),
                findings.evidence(replace.exchange(), null)));
  }

  private void word(Subject host, String attribute, String oid, Map<Long, String> words) {
    variables
        .get(oid)
        .ifPresent(state -> {
          var word = words.get(state.number().orElse(0));
          if (word != null) {
            findings.said(host, attribute, word, state.exchange());
          }
        });
  }

  private void whole(Subject host, String attribute, String oid, long times, long parts) {
    variables
        .get(oid)
        .ifPresent(variable -> {
          long number = variable.number().orElse(-1);
          if (number >= 0 && number < MOST) {
            findings.whole(
                host, attribute, OptionalLong.of(number * times / parts), variable.exchange());
          }
        });
  }
}
