package org.cadastre.cli;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between a program and a PostgreSQL server and cuts the line at a statement of its choice.
final class CuttingProxy implements AutoCloseable {
  /// Where a line is cut.
  enum Cut {
    /// The server never hears of the statement; other lines stay as they are.
    BEFORE,
    /// The server does as it is told, and nobody hears of it.
    BEHIND,
    /// All lines are cut at once and no new one comes about.
    ALL
  }

  private static final int SYNC = 'S';
  private static final int QUERY = 'Q';
  private static final int PREAMBLE = 4;

  /// The request for encryption, which has no type and is answered before the real beginning.
  private static final int SSL_REQUEST = 80877103;

  private final ServerSocket entrance;
  private final int server;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private long statements;
  private long cutAt = Long.MAX_VALUE;
  private Cut cut = Cut.BEFORE;
  private boolean down;

  private CuttingProxy(ServerSocket entrance, int server) {
    this.entrance = entrance;
    this.server = server;
  }

  static CuttingProxy to(int server) throws IOException {
    var proxy = new CuttingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  int port() {
    return entrance.getLocalPort();
  }

  /// Counts from the beginning again, and cuts at that statement.
  synchronized void cutAt(long statement, Cut how) {
    statements = 0;
    cutAt = statement;
    cut = how;
    down = false;
  }

  /// Lets everything through.
  ///
  /// @return how many statements had come
  synchronized long mend() {
    long count = statements;
    cutAt(Long.MAX_VALUE, Cut.BEFORE);
    return count;
  }

  private synchronized boolean reached() {
    statements++;
    return statements == cutAt;
  }

  private synchronized Cut how() {
    return cut;
  }

  private synchronized boolean isDown() {
    return down;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        var client = entrance.accept();
        if (isDown()) {
          client.close();
        } else {
          var target = new Socket(InetAddress.getLoopbackAddress(), server);
          client.setTcpNoDelay(true);
          target.setTcpNoDelay(true);
          var line = new Line(client, target);
          open.add(line);
          Thread.ofVirtual().start(line::requests);
          Thread.ofVirtual().start(line::answers);
        }
      } catch (IOException e) {
        // Closed by the test, which is over.
        return;
      }
    }
  }

  private void cut(Line line) {
    if (how() == Cut.ALL) {
      synchronized (this) {
        down = true;
      }
      open.forEach(CuttingProxy::end);
    }
    end(line);
  }

  private static void end(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    end(entrance);
    open.forEach(CuttingProxy::end);
  }

  private final class Line implements Closeable {
    private final Socket client;
    private final Socket target;
    private volatile boolean deaf;

    Line(Socket client, Socket target) {
      this.client = client;
      this.target = target;
    }

    void requests() {
      try (this;
          var in = new DataInputStream(new BufferedInputStream(client.getInputStream()))) {
        var out = target.getOutputStream();
        begin(in, out);
        while (true) {
          int type = in.readUnsignedByte();
          var body = body(in, in.readInt());
          if ((type == SYNC || type == QUERY) && reached()) {
            if (how() != Cut.BEHIND) {
              cut(this);
              return;
            }
            deaf = true;
          }
          out.write(ByteBuffer.allocate(1 + body.length).put((byte) type).put(body).array());
        }
      } catch (IOException e) {
        // One of the two hung up.
        open.remove(this);
      }
    }

    private void begin(DataInputStream in, OutputStream out) throws IOException {
      boolean begun = false;
      while (!begun) {
        var first = body(in, in.readInt());
        begun = ByteBuffer.wrap(first).getInt(PREAMBLE) != SSL_REQUEST;
        out.write(first);
        out.flush();
      }
    }

    /// With its length in front.
    private static byte[] body(DataInputStream in, int length) throws IOException {
      var bytes = ByteBuffer.allocate(length).putInt(length);
      in.readFully(bytes.array(), PREAMBLE, length - PREAMBLE);
      return bytes.array();
    }

    void answers() {
      try (this;
          InputStream in = target.getInputStream()) {
        var buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0 && !deaf; n = in.read(buffer)) {
          client.getOutputStream().write(buffer, 0, n);
        }
      } catch (IOException e) {
        // One of the two hung up.
        open.remove(this);
      }
    }

    @Override
    public void close() throws IOException {
      open.remove(this);
      client.close();
      target.close();
    }
  }
}
