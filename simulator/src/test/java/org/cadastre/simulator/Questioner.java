package org.cadastre.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.SecurityProtocols.SecurityProtocolSet;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/// The asking side of SNMP, by snmp4j's own client.
final class Questioner implements AutoCloseable {
  private final Snmp snmp;
  private final Target<UdpAddress> target;

  private Questioner(Snmp snmp, Target<UdpAddress> target, InetSocketAddress agent) {
    this.snmp = snmp;
    this.target = target;
    target.setAddress(new UdpAddress(agent.getAddress(), agent.getPort()));
    target.setTimeout(400);
    target.setRetries(0);
  }

  static Questioner community(InetSocketAddress agent, int version, String community)
      throws IOException {
    var target = new CommunityTarget<UdpAddress>();
    target.setCommunity(new OctetString(community));
    target.setVersion(version);
    var snmp = new Snmp(new DefaultUdpTransportMapping());
    snmp.listen();
    return new Questioner(snmp, target, agent);
  }

  static Questioner user(InetSocketAddress agent, SnmpUser user, int level) throws IOException {
    var target = new UserTarget<UdpAddress>();
    target.setSecurityName(new OctetString(user.name()));
    target.setSecurityLevel(level);
    target.setVersion(SnmpConstants.version3);
    var own = MPv3.createLocalEngineID();
    var usm =
        new USM(
            new SecurityProtocols(SecurityProtocolSet.maxCompatibility), new OctetString(own), 0);
    usm.addUser(user.entry());
    var snmp = new Snmp(new DefaultUdpTransportMapping());
    snmp.getMessageDispatcher().removeMessageProcessingModel(snmp.getMessageProcessingModel(3));
    snmp.getMessageDispatcher().addMessageProcessingModel(new MPv3(usm));
    snmp.listen();
    var questioner = new Questioner(snmp, target, agent);
    target.setTimeout(3_000);
    return questioner;
  }

  /// Null when nothing came in time.
  @Nullable PDU ask(int type, String... oids) throws IOException {
    var request = target.getVersion() == SnmpConstants.version3 ? new ScopedPDU() : new PDU();
    request.setType(type);
    if (type == PDU.GETBULK) {
      request.setMaxRepetitions(50);
    }
    for (var oid : oids) {
      request.add(new VariableBinding(new OID(oid)));
    }
    return snmp.send(request, target).getResponse();
  }

  /// Everything below, one `OID = value` line each.
  List<String> walk(String root) throws IOException {
    var lines = new ArrayList<String>();
    var below = new OID(root);
    int type = target.getVersion() == SnmpConstants.version1 ? PDU.GETNEXT : PDU.GETBULK;
    var at = below;
    while (true) {
      var response = ask(type, at.toDottedString());
      if (response == null || response.getErrorStatus() != 0) {
        return lines;
      }
      for (var binding : response.getVariableBindings()) {
        if (binding.isException() || !binding.getOid().startsWith(below)) {
          return lines;
        }
        at = binding.getOid();
        lines.add(at.toDottedString() + " = " + binding.getVariable());
      }
    }
  }

  static int authPriv() {
    return SecurityLevel.AUTH_PRIV;
  }

  static int authOnly() {
    return SecurityLevel.AUTH_NOPRIV;
  }

  @Override
  public void close() throws IOException {
    snmp.close();
  }
}
