package org.cadastre.runtime.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.identity.Authenticator;
import org.cadastre.settings.ServerSettings;

/// Listens, and lets in. By plain HTTP only to this machine: passwords and tokens do not cross a
/// network for everybody to read.
public final class Doors implements AutoCloseable {
  private static final int WAITING = 50;

  /// What the platform's server reads once, when its first one is made: requests that drip in, and
  /// connections that never end, are closed.
  private static final Map<String, String> BOUNDS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "10",
          "sun.net.httpserver.maxRspTime", "60",
          "sun.net.httpserver.idleInterval", "10",
          "sun.net.httpserver.maxReqHeaders", "60",
          "sun.net.httpserver.maxReqHeaderSize", "65536",
          "jdk.httpserver.maxConnections", "200");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// What the doors are of.
  ///
  /// @param settings who is let in, and by what the server proves itself
  public record House(Home home, ServerSettings settings, Control control, InstantSource clock) {}

  /// @throws RefusedException when nobody can listen there, or not without a certificate
  public Doors(InetSocketAddress at, House house, Told told) {
    boolean here = at.getAddress().isLoopbackAddress();
    var settings = house.settings();
    if (!here && settings.tls() == null) {
      throw new RefusedException(
          ("others than this machine could ask at %s, and their passwords and tokens would cross"
                  + " the network for everybody to read: name 'certificate' and 'key' under"
                  + " server.tls in %s, or listen on 127.0.0.1")
              .formatted(at, house.home().settings()));
    }
    boolean metersOpen = here && !settings.authenticationRequired();
    var reception =
        new Reception(
            house.home(),
            new Api(house.control(), metersOpen).routes(),
            new Authenticator(house.home(), settings.oidc(), house.clock()),
            told);
    server = listening(at, house);
    server.createContext("/", reception::receive);
    server.setExecutor(threads);
    server.start();
  }

  private static HttpServer listening(InetSocketAddress at, House house) {
    BOUNDS.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    var tls = house.settings().tls();
    try {
      if (tls == null) {
        return HttpServer.create(at, WAITING);
      }
      var context = TlsFiles.context(tls, house.home().directory());
      var server = HttpsServer.create(at, WAITING);
      server.setHttpsConfigurator(new OnlyToday(context));
      return server;
    } catch (IOException e) {
      throw new RefusedException("cannot listen on %s: %s".formatted(at, e.getMessage()));
    }
  }

  /// The versions of TLS that are sound.
  private static final class OnlyToday extends HttpsConfigurator {
    private OnlyToday(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      var wanted = getSSLContext().getDefaultSSLParameters();
      wanted.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      parameters.setSSLParameters(wanted);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
