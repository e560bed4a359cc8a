package org.cadastre.probes.snmp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// Writes variables as `OID|TAG|VALUE` lines, the form of snmprec recordings.
final class Varbinds {
  private static final HexFormat HEX = HexFormat.of();

  private Varbinds() {}

  /// Empty for exceptions (noSuchObject, noSuchInstance, endOfMibView) and types unknown to SMIv2.
  static Optional<String> line(VariableBinding varbind) {
    var oid = varbind.getOid();
    return value(varbind.getVariable())
        .map(value ->
            Arguments.areTold(oid) ? Arguments.masked(value, said(varbind.getVariable())) : value)
        .map(value -> oid.toDottedString() + "|" + value);
  }

  private static String said(Variable variable) {
    return variable instanceof OctetString text
        ? new String(text.getValue(), StandardCharsets.ISO_8859_1)
        : variable.toString();
  }

  private static Optional<String> value(Variable variable) {
    return switch (variable.getSyntax()) {
      case SMIConstants.SYNTAX_INTEGER -> Optional.of("2|" + variable.toInt());
      case SMIConstants.SYNTAX_NULL -> Optional.of("5|");
      case SMIConstants.SYNTAX_OBJECT_IDENTIFIER -> Optional.of("6|" + variable);
      case SMIConstants.SYNTAX_IPADDRESS -> Optional.of("64|" + address((IpAddress) variable));
      case SMIConstants.SYNTAX_COUNTER32 -> Optional.of("65|" + variable.toLong());
      case SMIConstants.SYNTAX_GAUGE32 -> Optional.of("66|" + variable.toLong());
      case SMIConstants.SYNTAX_TIMETICKS -> Optional.of("67|" + variable.toLong());
      case SMIConstants.SYNTAX_COUNTER64 ->
          Optional.of("70|" + Long.toUnsignedString(variable.toLong()));
      case SMIConstants.SYNTAX_OPAQUE ->
          Optional.of("68x|" + HEX.formatHex(((Opaque) variable).getValue()));
      case SMIConstants.SYNTAX_OCTET_STRING -> Optional.of(octets((OctetString) variable));
      default -> Optional.empty();
    };
  }

  private static String address(IpAddress address) {
    var bytes = address.toByteArray();
    return (bytes[0] & 255)
        + "."
        + (bytes[1] & 255)
        + "."
        + (bytes[2] & 255)
        + "."
        + (bytes[3] & 255);
  }

  private static String octets(OctetString text) {
    var bytes = text.getValue();
    for (byte b : bytes) {
      if (b < 0x20 || b > 0x7e) {
        return "4x|" + HEX.formatHex(bytes);
      }
    }
    return "4|" + new String(bytes, StandardCharsets.US_ASCII);
  }
}
