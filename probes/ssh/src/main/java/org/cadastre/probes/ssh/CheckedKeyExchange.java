package org.cadastre.probes.ssh;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.Transport;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.transport.digest.Digest;
import net.schmizz.sshj.transport.kex.KeyExchange;
import org.cadastre.probes.ssh.output.KeyBlob;

/// A key exchange that looks at the lengths in a host key before the library does, which takes as
/// much memory as the server says: two gigabytes for a message of forty bytes.
final class CheckedKeyExchange implements KeyExchange {
  private final KeyExchange plain;

  private CheckedKeyExchange(KeyExchange plain) {
    this.plain = plain;
  }

  /// Makes checked ones of those that another factory makes.
  record Maker(Factory.Named<KeyExchange> plain) implements Factory.Named<KeyExchange> {
    @Override
    public String getName() {
      return plain.getName();
    }

    @Override
    public KeyExchange create() {
      return new CheckedKeyExchange(plain.create());
    }
  }

  @Override
  public boolean next(Message message, SSHPacket packet)
      throws GeneralSecurityException, TransportException {
    if (message == Message.KEXDH_31 && !KeyBlob.sound(hostKey(packet))) {
      throw new TransportException(
          DisconnectReason.KEY_EXCHANGE_FAILED, "a host key whose lengths do not fit");
    }
    return plain.next(message, packet);
  }

  /// The first item, without having read it.
  private static byte[] hostKey(SSHPacket packet) throws TransportException {
    int start = packet.rpos();
    try {
      return packet.readBytes();
    } catch (Buffer.BufferException e) {
      throw new TransportException(e);
    } finally {
      packet.rpos(start);
    }
  }

  @Override
  public void init(Transport transport, String ours, String theirs, byte[] asked, byte[] offered)
      throws GeneralSecurityException, TransportException {
    plain.init(transport, ours, theirs, asked, offered);
  }

  @Override
  public byte[] getH() {
    return plain.getH();
  }

  @Override
  public BigInteger getK() {
    return plain.getK();
  }

  @Override
  public Digest getHash() {
    return plain.getHash();
  }

  @Override
  public PublicKey getHostKey() {
    return plain.getHostKey();
  }
}
