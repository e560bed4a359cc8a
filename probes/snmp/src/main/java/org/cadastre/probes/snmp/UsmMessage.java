package org.cadastre.probes.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.security.DecryptParams;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/// An SNMPv3 message taken apart (RFC 3412, section 6; RFC 3414, section 2.4), nothing of it
/// believed yet.
final class UsmMessage {
  private final BERInputStream in;
  private final int id;
  private final int flags;
  private final byte[] engineId;
  private final int boots;
  private final int time;
  private final byte[] user;
  private final int codeOffset;
  private final int codeLength;
  private final byte[] salt;

  private UsmMessage(byte[] message) throws IOException {
    in = new BERInputStream(ByteBuffer.wrap(message));
    header(BER.SEQUENCE);
    if (integer() != 3) {
      throw new IOException("an answer in another version of SNMP");
    }
    header(BER.SEQUENCE);
    id = integer();
    integer();
    flags = firstOf(octets());
    if (integer() != 3) {
      throw new IOException("an unknown security model");
    }
    header(BER.OCTETSTRING);
    header(BER.SEQUENCE);
    engineId = octets();
    boots = integer();
    time = integer();
    user = octets();
    codeLength = octets().length;
    codeOffset = (int) in.getPosition() - codeLength;
    salt = octets();
  }

  static UsmMessage parse(byte[] message) throws IOException {
    return new UsmMessage(message);
  }

  int id() {
    return id;
  }

  int flags() {
    return flags;
  }

  byte[] engineId() {
    return engineId;
  }

  int boots() {
    return boots;
  }

  int time() {
    return time;
  }

  byte[] user() {
    return user;
  }

  /// Where the authentication code stands in the message.
  int codeOffset() {
    return codeOffset;
  }

  int codeLength() {
    return codeLength;
  }

  /// The scoped PDU's bytes, deciphered where the message is encrypted.
  BERInputStream scoped(UsmKeys keys) throws IOException {
    if ((flags & 2) == 0) {
      return in;
    }
    var cipher = keys.cipher;
    if (cipher == null) {
      throw new IOException("encrypted, and we have no key");
    }
    var sealed = octets();
    var params = new DecryptParams(salt, 0, salt.length);
    var plain = cipher.decrypt(sealed, 0, sealed.length, keys.privacyKey, boots, time, params);
    if (plain == null) {
      throw new IOException("could not be decrypted");
    }
    return new BERInputStream(ByteBuffer.wrap(plain));
  }

  private void header(int expected) throws IOException {
    var type = new BER.MutableByte();
    BER.decodeHeader(in, type);
    if (type.getValue() != (byte) expected) {
      throw new IOException("not an SNMPv3 message");
    }
  }

  private int integer() throws IOException {
    var number = new Integer32();
    number.decodeBER(in);
    return number.getValue();
  }

  private byte[] octets() throws IOException {
    var text = new OctetString();
    text.decodeBER(in);
    return text.getValue();
  }

  private static int firstOf(byte[] octets) {
    return octets.length == 0 ? 0 : octets[0];
  }
}
