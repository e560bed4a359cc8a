package org.cadastre.simulator;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.DefaultCounterListener;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.SecurityProtocols.SecurityProtocolSet;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OctetString;
import org.snmp4j.util.DefaultPDUFactory;

/// An SNMP agent on loopback that plays back a [Mib] over versions 1, 2c and 3.
///
/// Answers stay within 1472 bytes; a wrong community is met with silence; version 3 must be
/// authenticated and private.
public final class SimulatedAgent implements AutoCloseable {
  private static final int ENGINE_BOOTS = 1;

  private volatile Mib mib;
  private final DatagramTransport transport;

  private SimulatedAgent(Mib mib, DatagramTransport transport) {
    this.mib = mib;
    this.transport = transport;
  }

  /// Listens from the moment it returns. Its engine is the one that the MIB names
  /// (`snmpEngineID.0`), or one made from the address.
  ///
  /// @param at port 0 for any free one
  /// @throws java.io.UncheckedIOException when it cannot listen there
  public static SimulatedAgent start(InetSocketAddress at, Mib mib, SnmpAccess access) {
    var transport = new DatagramTransport(at);
    var agent = new SimulatedAgent(mib, transport);
    var dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(new MPv1());
    dispatcher.addMessageProcessingModel(new MPv2c());
    if (!access.users().isEmpty()) {
      dispatcher.addMessageProcessingModel(version3(engineId(mib, transport), access));
    }
    dispatcher.addTransportMapping(transport);
    dispatcher.addCommandResponder(new Responder(access, () -> agent.mib));
    transport.addTransportListener(dispatcher);
    transport.listen();
    return agent;
  }

  private static MPv3 version3(byte[] engineId, SnmpAccess access) {
    var counters = new CounterSupport();
    counters.addCounterListener(new DefaultCounterListener());
    var protocols = new SecurityProtocols(SecurityProtocolSet.maxCompatibility);
    var usm = new USM(protocols, new OctetString(engineId), ENGINE_BOOTS, counters);
    access.users().forEach(user -> usm.addUser(user.entry()));
    var models = new SecurityModels().addSecurityModel(usm);
    return new MPv3(engineId, new DefaultPDUFactory(), protocols, models, counters);
  }

  /// RFC 3411 5, SnmpEngineID: net-snmp's number with the highest bit set, then text.
  private static byte[] engineId(Mib mib, DatagramTransport transport) {
    var named = mib.engineId();
    if (named != null) {
      return named;
    }
    var text = transport.getListenAddress().toString().getBytes(StandardCharsets.US_ASCII);
    byte[] prefix = {(byte) 0x80, 0, 0x1f, (byte) 0x88, 4};
    var id = Arrays.copyOf(prefix, Math.min(prefix.length + text.length, 32));
    System.arraycopy(text, 0, id, prefix.length, id.length - prefix.length);
    return id;
  }

  /// From now on it plays back something else; its engine and users stay.
  public void play(Mib other) {
    mib = other;
  }

  public InetSocketAddress address() {
    var at = transport.getListenAddress();
    return new InetSocketAddress(at.getInetAddress(), at.getPort());
  }

  /// Frees the port. Requests that arrive later meet silence or an ICMP refusal.
  @Override
  public void close() {
    transport.close();
  }
}
