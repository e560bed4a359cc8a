package org.cadastre.simulator;

import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/// A user of SNMPv3 with authentication and privacy, as a simulated agent knows them.
///
/// @param authentication passphrase, 8 characters or more (RFC 3414 11.2)
/// @param privacy passphrase, 8 characters or more
public record SnmpUser(
    String name, Digest digest, String authentication, Cipher cipher, String privacy) {

  /// Authentication protocols: RFC 3414 and RFC 7860.
  public enum Digest {
    SHA_1(AuthSHA.ID),
    SHA_224(AuthHMAC128SHA224.ID),
    SHA_256(AuthHMAC192SHA256.ID),
    SHA_384(AuthHMAC256SHA384.ID),
    SHA_512(AuthHMAC384SHA512.ID);

    private final String protocol;

    Digest(OID protocol) {
      this.protocol = protocol.toDottedString();
    }
  }

  /// Privacy protocols: RFC 3826 and the Blumenthal draft for the longer keys.
  public enum Cipher {
    AES_128(PrivAES128.ID),
    AES_192(PrivAES192.ID),
    AES_256(PrivAES256.ID);

    private final String protocol;

    Cipher(OID protocol) {
      this.protocol = protocol.toDottedString();
    }
  }

  UsmUser entry() {
    return new UsmUser(
        new OctetString(name),
        new OID(digest.protocol),
        new OctetString(authentication),
        new OID(cipher.protocol),
        new OctetString(privacy));
  }

  @Override
  public String toString() {
    return "SnmpUser[" + name + ", " + digest + ", " + cipher + "]";
  }
}
