package org.cadastre.probes.snmp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cadastre.core.probe.Secret;
import org.cadastre.fuzz.Target;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/// Messages of SNMP agents in every version, as they come from the wire.
public final class SnmpMessageTarget implements Target {
  private static final int ID = 4711;
  private static final byte[] ENGINE = {(byte) 0x80, 0, 0x1f, (byte) 0x88, 4, 'b', 'o', 'x'};

  private enum Version {
    V1,
    V2C,
    V3_UNKNOWN_ENGINE,
    V3;

    Dialect dialect() {
      return switch (this) {
        case V1 -> CommunityDialect.v1(Secret.of("public"));
        case V2C -> CommunityDialect.v2c(Secret.of("public"));
        case V3_UNKNOWN_ENGINE -> UsmDialect.discovery(new Engine());
        case V3 -> {
          var engine = new Engine();
          engine.introduce(ENGINE, 1, 1);
          yield new UsmDialect(engine, "reader", UsmKeys.NONE);
        }
      };
    }
  }

  private static final List<Version> VERSIONS = List.of(Version.values());

  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    var version = VERSIONS.get(Math.floorMod(data[0], VERSIONS.size()));
    var dialect = version.dialect();
    var request = dialect.request(PDU.GETBULK);
    request.setRequestID(new Integer32(ID));
    try {
      dialect
          .decode(Arrays.copyOfRange(data, 1, data.length), request)
          .filter(Reply.Response.class::isInstance)
          .map(Reply.Response.class::cast)
          .ifPresent(response -> response.pdu().getVariableBindings().forEach(Varbinds::line));
    } catch (IOException | RuntimeException _) {
      // Refused, as Line takes it: the decoder of snmp4j throws both.
      return;
    }
  }

  @Override
  public List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    for (var version : VERSIONS) {
      try {
        var message = version.dialect().encode(response(version.dialect().request(PDU.RESPONSE)));
        var seed = new byte[message.length + 1];
        seed[0] = (byte) VERSIONS.indexOf(version);
        System.arraycopy(message, 0, seed, 1, message.length);
        seeds.add(seed);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return seeds;
  }

  private static PDU response(PDU response) {
    response.setRequestID(new Integer32(ID));
    if (response instanceof ScopedPDU scoped) {
      scoped.setContextEngineID(new OctetString(ENGINE));
    }
    var values =
        List.of(
            new OctetString("a box"),
            new OctetString(new byte[] {0, 1, (byte) 0xff}),
            new Integer32(-7),
            new IpAddress("192.0.2.7"),
            new Counter64(1L << 63),
            new TimeTicks(8_640_000),
            new Opaque(new byte[] {1, 2}),
            new OID("1.3.6.1.4.1.32473.1"));
    for (int i = 0; i < values.size(); i++) {
      response.add(new VariableBinding(new OID("1.3.6.1.2.1.1." + (i + 1) + ".0"), values.get(i)));
    }
    return response;
  }
}
