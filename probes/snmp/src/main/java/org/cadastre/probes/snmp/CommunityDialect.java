package org.cadastre.probes.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cadastre.core.probe.Secret;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/// SNMP version 1 (RFC 1157) and version 2c (RFC 1901).
final class CommunityDialect implements Dialect {
  private static final int VERSION_1 = 0;
  private static final int VERSION_2C = 1;

  private final int version;
  private final Secret community;

  private CommunityDialect(int version, Secret community) {
    this.version = version;
    this.community = community;
  }

  static CommunityDialect v1(Secret community) {
    return new CommunityDialect(VERSION_1, community);
  }

  static CommunityDialect v2c(Secret community) {
    return new CommunityDialect(VERSION_2C, community);
  }

  @Override
  public PDU request(int type) {
    var pdu = new PDU();
    pdu.setType(type);
    return pdu;
  }

  @Override
  public byte[] encode(PDU request) throws IOException {
    var number = new Integer32(version);
    var name = new OctetString(community.reveal().getBytes(StandardCharsets.UTF_8));
    int length = number.getBERLength() + name.getBERLength() + request.getBERLength();
    var buffer = ByteBuffer.allocate(1 + BER.getBERLengthOfLength(length) + length);
    var out = new BEROutputStream(buffer);
    BER.encodeHeader(out, BER.SEQUENCE, length);
    number.encodeBER(out);
    name.encodeBER(out);
    request.encodeBER(out);
    return buffer.array();
  }

  @Override
  public Optional<Reply> decode(byte[] message, PDU request) throws IOException {
    var in = new BERInputStream(ByteBuffer.wrap(message));
    BER.decodeHeader(in, new BER.MutableByte());
    var number = new Integer32();
    number.decodeBER(in);
    if (number.getValue() != version) {
      throw new IOException("an answer in another version of SNMP");
    }
    new OctetString().decodeBER(in);
    var pdu = new PDU();
    pdu.decodeBER(in);
    return Answers.to(request, pdu);
  }

  @Override
  public Dialect inContext(String vlan) {
    return new CommunityDialect(version, Secret.of(community.reveal() + "@" + vlan));
  }

  @Override
  public boolean hasBulk() {
    return version == VERSION_2C;
  }
}
