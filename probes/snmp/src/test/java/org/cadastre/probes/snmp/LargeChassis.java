package org.cadastre.probes.snmp;

import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/// As much as an honest device is thought to have to say.
final class LargeChassis {
  private static final int INTERFACES = 2_000;
  private static final int ENTRIES = 50_000;

  /// Of all answers together; each entry takes more.
  static final int LEAST_LENGTH = 4 * ENTRIES * 45;

  private LargeChassis() {}

  static MibAgent agent() {
    var agent = new MibAgent();
    for (int index = 1; index <= INTERFACES; index++) {
      for (var column : Oids.INTERFACES) {
        agent.put(column + "." + index, new OctetString("TenGigabitEthernet" + index));
      }
      agent.put(Bridge.BASE_PORTS + "." + index, new Integer32(index));
    }
    for (int i = 0; i < ENTRIES; i++) {
      entry(agent, i);
    }
    return agent;
  }

  private static void entry(MibAgent agent, int i) {
    var port = new Integer32(1 + i % INTERFACES);
    var numbers = "222." + (100 + i / 250) + "." + i % 250;
    var mac = "210.123.145." + numbers;
    var physical = new OctetString(new byte[] {0, 1, 2, 3, (byte) (i >> 8), (byte) i});
    agent.put(Attachments.FORWARDING_BY_VLAN + ".1234." + mac, port);
    agent.put(Attachments.FORWARDING + "." + mac, port);
    agent.put(Attachments.ADDRESSES.getFirst() + ".436207616.110." + numbers, physical);
    agent.put(Attachments.ADDRESSES.getLast() + ".436207616.1.4.110." + numbers, physical);
  }
}
