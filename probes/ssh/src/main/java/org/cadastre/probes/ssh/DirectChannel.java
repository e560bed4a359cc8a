package org.cadastre.probes.ssh;

import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.ChannelInputStream;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;

/// A session whose output is heard as it arrives, by the thread that reads the connection: a shell
/// says one line at a time, and waking another thread for each costs more than understanding it.
final class DirectChannel extends SessionChannel {
  private final Ear ear;

  /// Who listens. It must not wait: nothing else of the connection is read meanwhile.
  interface Ear {
    /// Whether there may be more.
    boolean heard(byte[] bytes, int from, int length);

    /// What was said to standard error is counted only.
    boolean complained(int length);

    /// Nothing more will come.
    void ended();

    /// Nothing more will come, because the connection broke.
    void broke();
  }

  DirectChannel(SSHClient client, Ear ear) {
    super(client.getConnection());
    this.ear = ear;
  }

  @Override
  protected void receiveInto(ChannelInputStream stream, SSHPacket packet) throws SSHException {
    int length = length(packet);
    lwin.consume(length);
    boolean more =
        stream == getErrorStream()
            ? ear.complained(length)
            : ear.heard(packet.array(), packet.rpos(), length);
    if (more) {
      grant();
    }
  }

  private int length(SSHPacket packet) throws ConnectionException {
    try {
      int length = packet.readUInt32AsInt();
      if (length >= 0 && length <= getLocalMaxPacketSize() && length <= packet.available()) {
        return length;
      }
      throw new ConnectionException(
          DisconnectReason.PROTOCOL_ERROR, "impossible length of data: " + length);
    } catch (Buffer.BufferException e) {
      throw new ConnectionException(e);
    }
  }

  /// Lets the peer say more. Without it it waits when its window is full.
  private void grant() throws SSHException {
    long wanted = lwin.neededAdjustment();
    if (wanted > 0) {
      trans.write(newBuffer(Message.CHANNEL_WINDOW_ADJUST).putUInt32(wanted));
      lwin.expand(wanted);
    }
  }

  @Override
  protected void eofInputStreams() {
    super.eofInputStreams();
    ear.ended();
  }

  @Override
  protected void closeAllStreams() {
    super.closeAllStreams();
    ear.ended();
  }

  @Override
  public void notifyError(SSHException error) {
    ear.broke();
    super.notifyError(error);
  }
}
