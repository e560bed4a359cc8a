package org.cadastre.simulator;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.Address;

/// Decides who is answered, and sends the answer back the way the request came.
final class Responder implements CommandResponder {
  private final SnmpAccess access;
  private final Supplier<Mib> mib;

  Responder(SnmpAccess access, Supplier<Mib> mib) {
    this.access = access;
    this.mib = mib;
  }

  @Override
  public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
    var request = event.getPDU();
    if (request == null || event.isProcessed() || isForeign(event)) {
      return;
    }
    event.setProcessed(true);
    boolean version3 = event.getMessageProcessingModel() == SnmpConstants.version3;
    if (version3 && event.getSecurityLevel() < SecurityLevel.AUTH_PRIV) {
      reply(event, Reply.error(request, PDU.authorizationError, 0));
      return;
    }
    boolean version1 = event.getMessageProcessingModel() == SnmpConstants.version1;
    reply(event, new Reply(mib.get(), version1, room(event)).to(request));
  }

  /// A wrong community is met with silence, as RFC 1157 4.1 has it.
  private boolean isForeign(CommandResponderEvent<?> event) {
    if (event.getMessageProcessingModel() == SnmpConstants.version3) {
      return false;
    }
    var offered = new String(event.getSecurityName(), StandardCharsets.UTF_8);
    return !offered.equals(access.community());
  }

  /// Only version 3 lets the manager say how much it takes.
  private static int room(CommandResponderEvent<?> event) {
    if (event.getMessageProcessingModel() == SnmpConstants.version3) {
      int wanted = event.getMaxSizeResponsePDU();
      int room = Reply.LARGEST_MESSAGE - Reply.VERSION_3_WRAPPING;
      return wanted > 0 ? Math.min(wanted, room) : room;
    }
    return Reply.LARGEST_MESSAGE - Reply.COMMUNITY_WRAPPING - event.getSecurityName().length;
  }

  private static <A extends Address> void reply(CommandResponderEvent<A> event, PDU response) {
    try {
      event
          .getMessageDispatcher()
          .returnResponsePdu(
              event.getMessageProcessingModel(),
              event.getSecurityModel(),
              event.getSecurityName(),
              event.getSecurityLevel(),
              response,
              event.getMaxSizeResponsePDU(),
              event.getStateReference(),
              new StatusInformation());
    } catch (MessageException _) {
      return; // the peer has gone or the answer cannot be wrapped: it will see silence
    }
  }
}
