package org.cadastre.probes.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/// A channel of a server, for a test to say in it what no shell would.
final class HostileChannel implements Command {
  /// What is said in it.
  interface Part {
    void play(HostileChannel channel) throws IOException;
  }

  private static final Pattern TITLE = Pattern.compile("#! cadastre 1 (\\p{XDigit}+)");

  private final Part part;
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private OutputStream error = OutputStream.nullOutputStream();
  private @Nullable ExitCallback exit;
  private @Nullable ChannelSession channel;
  private String nonce = "";

  HostileChannel(Part part) {
    this.part = part;
  }

  @Override
  public void start(ChannelSession session, Environment environment) {
    channel = session;
    Thread.ofPlatform().daemon().start(this::run);
  }

  private void run() {
    try {
      part.play(this);
    } catch (IOException | IllegalStateException _) {
      // The client has gone: that is how every one of these ends.
      return;
    }
  }

  void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// Until the client hangs up.
  void pour(String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    while (true) {
      out.write(bytes);
      out.flush();
    }
  }

  void complain(String text) throws IOException {
    while (true) {
      error.write(text.getBytes(StandardCharsets.UTF_8));
      error.flush();
    }
  }

  /// @param times 0 for ever
  void drip(String text, int times) throws IOException {
    for (int i = 0; times == 0 || i < times; i++) {
      Hostile.pause(20);
      print(text);
    }
  }

  /// The frame before an answer.
  void begin(int question) throws IOException {
    print("\n--" + nonce() + " " + question + " begin\n");
  }

  /// The frame behind an answer.
  void end(int question) throws IOException {
    print("\n--" + nonce() + " " + question + " end 0\n");
  }

  /// The same to every question, so many times over.
  void answerAll(String text, int times) throws IOException {
    var once = text.repeat(300).getBytes(StandardCharsets.UTF_8);
    for (int question = 0; ; question++) {
      begin(question);
      for (int i = 0; i < times / 300; i++) {
        out.write(once);
        out.flush();
      }
      end(question);
    }
  }

  /// What the script calls its frames by.
  private String nonce() throws IOException {
    if (nonce.isEmpty()) {
      var line = new StringBuilder();
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        line.append((char) b);
      }
      var title = TITLE.matcher(line);
      if (!title.matches()) {
        throw new IOException("no script but " + line);
      }
      nonce = title.group(1);
    }
    return nonce;
  }

  int read() throws IOException {
    return in.read();
  }

  /// Sends data past what the library holds back until the client grants more.
  void flood(byte[] data) throws IOException {
    var session = open().getSession();
    while (session.isOpen()) {
      var packet = session.createBuffer(SshConstants.SSH_MSG_CHANNEL_DATA, data.length + 100);
      packet.putUInt(open().getRecipient());
      packet.putBytes(data);
      boolean _ = session.writePacket(packet).verify(5_000).isWritten();
    }
  }

  void hangUp() {
    open().getSession().close(true);
  }

  void exit(int status) {
    if (exit != null) {
      exit.onExit(status);
    }
  }

  private ChannelSession open() {
    if (channel == null) {
      throw new IllegalStateException("not started");
    }
    return channel;
  }

  @Override
  public void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public void setErrorStream(OutputStream stream) {
    error = stream;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void destroy(ChannelSession session) {
    // its threads see the end of their streams
  }
}
