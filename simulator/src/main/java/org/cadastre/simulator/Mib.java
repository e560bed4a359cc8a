package org.cadastre.simulator;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Transcript;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// What a simulated agent knows: object identifiers and their values, in the order of a walk.
public final class Mib {
  private static final OID ENGINE_ID = new OID("1.3.6.1.6.3.10.2.1.1.0");

  private final NavigableMap<OID, Variable> values;

  private Mib(NavigableMap<OID, Variable> values) {
    this.values = Collections.unmodifiableNavigableMap(values);
  }

  /// Reads `OID|TAG|VALUE` lines with the tags of snmprec files: `2` integer, `4` text, `4x` octets
  /// in hexadecimal, `5` null, `6` object identifier, `64` IPv4 address (`64x` its octets), `65`
  /// Counter32, `66` Gauge32, `67` TimeTicks, `68x` opaque, `70` Counter64. Lines of another form
  /// are passed over, since a transcript also holds other words; of a repeated identifier the last
  /// line counts.
  ///
  /// @throws IllegalArgumentException naming the line whose tag or value cannot be read
  public static Mib of(Stream<String> lines) {
    var values = new TreeMap<OID, Variable>();
    lines
        .map(MibLine::parse)
        .flatMap(Optional::stream)
        .forEach(line -> values.put(line.oid(), line.value()));
    return new Mib(values);
  }

  /// Everything that the answers of a recorded SNMP conversation hold.
  public static Mib of(Transcript transcript) {
    return of(
        transcript.exchanges().stream()
            .flatMap(exchange ->
                exchange.answer() instanceof Answer.Said said
                    ? said.text().lines()
                    : Stream.empty()));
  }

  public int size() {
    return values.size();
  }

  /// The value at exactly this identifier, or the exception that stands for its absence.
  VariableBinding get(OID oid) {
    var value = values.get(oid);
    return value == null ? absent(oid) : new VariableBinding(oid, value);
  }

  /// RFC 3416 4.2.1: noSuchObject where the object is not implemented, noSuchInstance where only
  /// this instance is missing. An agent that plays back instances knows of the object by its
  /// siblings.
  private VariableBinding absent(OID oid) {
    var object = oid.size() > 1 ? oid.trim() : oid;
    var sibling = values.ceilingKey(object);
    boolean known = sibling != null && sibling.startsWith(object);
    return new VariableBinding(
        oid,
        new Null(
            known
                ? SMIConstants.EXCEPTION_NO_SUCH_INSTANCE
                : SMIConstants.EXCEPTION_NO_SUCH_OBJECT));
  }

  /// What follows in the order of a walk, or endOfMibView.
  ///
  /// @param version1 leave out Counter64, which SNMPv1 cannot carry (RFC 3584 4.1.2.3)
  VariableBinding next(OID oid, boolean version1) {
    for (var entry = values.higherEntry(oid);
        entry != null;
        entry = values.higherEntry(entry.getKey())) {
      if (!version1 || entry.getValue().getSyntax() != SMIConstants.SYNTAX_COUNTER64) {
        return new VariableBinding(entry.getKey(), entry.getValue());
      }
    }
    return new VariableBinding(oid, new Null(SMIConstants.EXCEPTION_END_OF_MIB_VIEW));
  }

  /// snmpEngineID.0 (SNMP-FRAMEWORK-MIB), or null when the device does not say.
  byte @Nullable [] engineId() {
    return values.get(ENGINE_ID) instanceof OctetString id ? id.getValue() : null;
  }
}
