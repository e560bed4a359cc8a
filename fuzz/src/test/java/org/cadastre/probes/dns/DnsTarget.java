package org.cadastre.probes.dns;

import java.util.Arrays;
import java.util.List;
import org.cadastre.fuzz.Target;

/// Answers of name servers.
public final class DnsTarget implements Target {
  private static final int ID = 0x1234;
  private static final List<RecordType> TYPES = List.of(RecordType.values());

  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    var type = TYPES.get(Math.floorMod(data[0], TYPES.size()));
    var asked = new Message(ID, "7.2.0.192.in-addr.arpa", type);
    var answer = Arrays.copyOfRange(data, 1, data.length);
    Reply reply = asked.read(answer, answer.length);
    if (reply instanceof Reply.Told(var records)
        && records.stream().anyMatch(record -> !record.matches("[\\w.:-]{1,253}"))) {
      throw new AssertionError("let through: " + records);
    }
  }

  @Override
  public List<byte[]> seeds() {
    var pointer = new byte[] {(byte) 0xC0, 12, 0, 12, 0, 1, 0, 0, 0, 60, 0, 6, 3, 'b', 'o', 'x'};
    var query = new Message(ID, "7.2.0.192.in-addr.arpa", RecordType.PTR).query();
    var told = Arrays.copyOf(query, query.length + pointer.length + 2);
    System.arraycopy(pointer, 0, told, query.length, pointer.length);
    told[2] = (byte) 0x81;
    told[7] = 1;
    told[told.length - 2] = (byte) 0xC0;
    told[told.length - 1] = 12;
    var seed = new byte[told.length + 1];
    seed[0] = (byte) TYPES.indexOf(RecordType.PTR);
    System.arraycopy(told, 0, seed, 1, told.length);
    return List.of(seed);
  }
}
