package org.cadastre.probes.snmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERSerializable;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.ByteArrayWindow;
import org.snmp4j.security.DecryptParams;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/// SNMP version 3 with the user-based security model (RFC 3412, RFC 3414), for one user and one
/// engine.
final class UsmDialect implements Dialect {
  private static final int LARGEST_MESSAGE = 65_507;
  private static final int USM = 3;
  private static final int AUTHENTICATED = 1;
  private static final int ENCRYPTED = 2;
  private static final int REPORTABLE = 4;

  private final Engine engine;
  private final byte[] user;
  private final UsmKeys keys;
  private final String context;

  UsmDialect(Engine engine, String user, UsmKeys keys) {
    this(engine, user.getBytes(StandardCharsets.UTF_8), keys, "");
  }

  private UsmDialect(Engine engine, byte[] user, UsmKeys keys, String context) {
    this.engine = engine;
    this.user = user;
    this.keys = keys;
    this.context = context;
  }

  @Override
  public Dialect inContext(String vlan) {
    return new UsmDialect(engine, user, keys, "vlan-" + vlan);
  }

  /// Asks an agent for its engine's identity: no user, no security (RFC 3414, section 4).
  static UsmDialect discovery(Engine engine) {
    return new UsmDialect(engine, "", UsmKeys.NONE);
  }

  @Override
  public PDU request(int type) {
    var pdu = new ScopedPDU();
    pdu.setType(type);
    return pdu;
  }

  @Override
  public boolean hasBulk() {
    return true;
  }

  private int level() {
    return (keys.authenticator == null ? 0 : AUTHENTICATED) | (keys.cipher == null ? 0 : ENCRYPTED);
  }

  @Override
  public byte[] encode(PDU request) throws IOException {
    var scoped = (ScopedPDU) request;
    scoped.setContextEngineID(new OctetString(engine.id()));
    scoped.setContextName(new OctetString(context));
    int boots = engine.boots();
    int time = engine.time();
    var salt = new DecryptParams();
    var data = data(scoped, boots, time, salt);
    int codeLength =
        keys.authenticator == null ? 0 : keys.authenticator.getAuthenticationCodeLength();
    var saltField = ber(new OctetString(salt.array == null ? new byte[0] : salt.array));
    var security =
        sequence(
            ber(new OctetString(engine.id())),
            ber(new Integer32(boots)),
            ber(new Integer32(time)),
            ber(new OctetString(user)),
            ber(new OctetString(new byte[codeLength])),
            saltField);
    var message =
        sequence(
            ber(new Integer32(SnmpConstants.version3)),
            header(request),
            ber(new OctetString(security)),
            data);
    sign(message, message.length - data.length - saltField.length - codeLength, codeLength);
    return message;
  }

  private byte[] header(PDU request) throws IOException {
    return sequence(
        ber(request.getRequestID()),
        ber(new Integer32(LARGEST_MESSAGE)),
        ber(new OctetString(new byte[] {(byte) (level() | REPORTABLE)})),
        ber(new Integer32(USM)));
  }

  private byte[] data(ScopedPDU scoped, int boots, int time, DecryptParams salt)
      throws IOException {
    var plain = ber(scoped);
    var cipher = keys.cipher;
    if (cipher == null) {
      return plain;
    }
    var sealed = cipher.encrypt(plain, 0, plain.length, keys.privacyKey, boots, time, salt);
    return ber(new OctetString(sealed));
  }

  private void sign(byte[] message, int offset, int length) {
    if (keys.authenticator != null) {
      keys.authenticator.authenticate(
          keys.authenticationKey,
          message,
          0,
          message.length,
          new ByteArrayWindow(message, offset, length));
    }
  }

  @Override
  public Optional<Reply> decode(byte[] message, PDU request) throws IOException {
    var received = UsmMessage.parse(message);
    if (received.id() != request.getRequestID().getValue()) {
      return Optional.empty();
    }
    boolean authentic = authentic(message, received);
    var pdu = new ScopedPDU();
    pdu.decodeBER(received.scoped(authentic ? keys : UsmKeys.NONE));
    if (pdu.getType() == PDU.REPORT) {
      return report(pdu, received, authentic);
    }
    requireTrust(received, authentic);
    return Answers.to(request, pdu);
  }

  private Optional<Reply> report(ScopedPDU pdu, UsmMessage received, boolean authentic)
      throws IOException {
    if (pdu.size() == 0) {
      throw new IOException("a report without a reason");
    }
    if (!engine.known()) {
      engine.introduce(received.engineId(), received.boots(), received.time());
    } else if (authentic && Arrays.equals(engine.id(), received.engineId())) {
      engine.set(received.boots(), received.time());
    }
    return Optional.of(new Reply.Report(pdu.get(0).getOid()));
  }

  private boolean authentic(byte[] message, UsmMessage received) throws IOException {
    var authenticator = keys.authenticator;
    if (authenticator == null || (received.flags() & AUTHENTICATED) == 0) {
      return false;
    }
    int length = authenticator.getAuthenticationCodeLength();
    var copy = message.clone();
    if (received.codeLength() != length
        || !authenticator.isAuthentic(
            keys.authenticationKey,
            copy,
            0,
            copy.length,
            new ByteArrayWindow(copy, received.codeOffset(), length))) {
      throw new IOException("the answer's digest is wrong");
    }
    return true;
  }

  /// RFC 3412, section 7.2.12 and RFC 3414, section 3.2: an answer must come from the engine and
  /// user that was asked, with no less security, and not be an old one replayed.
  private void requireTrust(UsmMessage received, boolean authentic) throws IOException {
    if (!Arrays.equals(engine.id(), received.engineId()) || !Arrays.equals(user, received.user())) {
      throw new IOException("the answer comes from another engine or user");
    }
    if ((received.flags() & level()) != level() || (level() != 0 && !authentic)) {
      throw new IOException("the answer is less secure than the request");
    }
    if (authentic) {
      if (!engine.fresh(received.boots(), received.time())) {
        throw new IOException("the answer is outside of the time window");
      }
      engine.set(received.boots(), received.time());
    }
  }

  private static byte[] ber(BERSerializable value) throws IOException {
    var out = new ByteArrayOutputStream(value.getBERLength());
    value.encodeBER(out);
    return out.toByteArray();
  }

  private static byte[] sequence(byte[]... parts) throws IOException {
    int length = 0;
    for (var part : parts) {
      length += part.length;
    }
    var out = new ByteArrayOutputStream(length + 6);
    BER.encodeHeader(out, BER.SEQUENCE, length);
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
