package org.cadastre.simulator;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/// One `OID|TAG|VALUE` line.
record MibLine(OID oid, Variable value) {
  private static final Pattern FORM =
      Pattern.compile("\\.?(\\d+(?:\\.\\d+)+)\\|(\\d{1,3}x?)\\|(.*)");

  static Optional<MibLine> parse(String line) {
    var matcher = FORM.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new MibLine(new OID(matcher.group(1)), value(matcher.group(2), matcher.group(3))));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cannot be played back: " + line, e);
    }
  }

  private static Variable value(String tag, String text) {
    return switch (tag) {
      case "2" -> new Integer32(Integer.parseInt(text));
      case "4" -> new OctetString(text.getBytes(StandardCharsets.UTF_8));
      case "4x" -> new OctetString(HexFormat.of().parseHex(text));
      case "5" -> new Null();
      case "6" -> new OID(text);
      case "64" -> new IpAddress(text);
      case "64x" -> new IpAddress(HexFormat.of().parseHex(text));
      case "65" -> new Counter32(Long.parseLong(text));
      case "66" -> new Gauge32(Long.parseLong(text));
      case "67" -> new TimeTicks(Long.parseLong(text));
      case "68x" -> new Opaque(HexFormat.of().parseHex(text));
      case "70" -> new Counter64(Long.parseUnsignedLong(text));
      default -> throw new IllegalArgumentException("no SNMP type has the tag " + tag);
    };
  }
}
