package org.cadastre.runtime.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.core.store.StoreUnavailableException;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.http.Control;
import org.cadastre.runtime.http.Doors;
import org.cadastre.runtime.identity.Identities;
import org.cadastre.settings.ServerSettings;
import org.cadastre.settings.ServerSettings.OidcSettings;
import org.jspecify.annotations.Nullable;

/// A home with somebody in each role, and its doors on a port of this machine.
final class OpenDoors implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";
  private static final Path CONFIG = Path.of(System.getProperty("cadastre.config", "config"));
  private static final Word WORD = new Word("test", "a test");

  final TestIssuer issuer = new TestIssuer();
  final List<String> told = new CopyOnWriteArrayList<>();
  final Desk desk = new Desk();
  volatile Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final Cadastre cadastre;
  private final Map<Role, String> tokens = new TreeMap<>();
  private final Doors doors;
  private final HttpClient client = HttpClient.newHttpClient();

  OpenDoors(Path directory, boolean authenticationRequired) {
    cadastre = new Cadastre(new Home(directory.resolve("home")), CONFIG, () -> now);
    cadastre.init();
    for (var role : Role.values()) {
      identities().add("the-" + role.word(), PASSWORD, Set.of(role), WORD);
      tokens.put(role, token("the-" + role.word() + "-token", "the-" + role.word(), Set.of()));
    }
    doors = doors(settings(authenticationRequired), InetAddress.getLoopbackAddress());
  }

  Identities identities() {
    return new Identities(cadastre);
  }

  Home home() {
    return cadastre.home();
  }

  String token(String name, String user, Set<Role> roles) {
    return identities().make(name, user, roles, Duration.ofDays(30), WORD).text();
  }

  /// Whoever is in a group that is called as a role has it.
  private ServerSettings settings(boolean required) {
    var roles = new TreeMap<String, List<String>>();
    for (var role : Role.values()) {
      roles.put(role.word(), List.of("group-" + role.word()));
    }
    return new ServerSettings(
        required,
        null,
        new OidcSettings(issuer.name(), TestIssuer.AUDIENCE, "groups", roles, null));
  }

  Doors doors(ServerSettings settings, InetAddress at) {
    return new Doors(
        new InetSocketAddress(at, 0),
        new Doors.House(home(), settings, desk, () -> now),
        (level, what, details) -> told.add(level + " " + what + " " + List.of(details)));
  }

  String basic(Role role) {
    return basic("the-" + role.word(), PASSWORD);
  }

  static String basic(String user, String password) {
    var text = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(text);
  }

  String bearer(Role role) {
    return "Bearer " + tokens.get(role);
  }

  String oidc(Role role) {
    return "Bearer " + issuer.token(issuer.claims(now, "group-" + role.word()).build());
  }

  HttpResponse<String> send(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:%d%s".formatted(doors.port(), path));
    return client.send(request.uri(uri).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> ask(String method, String path, @Nullable String authorization)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder().method(method, BodyPublishers.noBody());
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return send(request, path);
  }

  @Override
  public void close() {
    client.close();
    doors.close();
    issuer.close();
  }

  /// What a daemon would do, without doing it.
  static final class Desk implements Control {
    volatile Optional<String> trouble = Optional.empty();
    private volatile Optional<String> stopped = Optional.empty();

    @Override
    public Optional<String> unready() {
      return trouble;
    }

    @Override
    public String metrics() {
      return "cadastre_scans_running 0.0\n";
    }

    @Override
    public List<ScanRun> runs() {
      requireStore();
      return List.of(new ScanRun("r1", "office", Instant.EPOCH, null, RunStatus.RUNNING, "c0ffee"));
    }

    @Override
    public boolean names(String scan) {
      return scan.equals("office");
    }

    @Override
    public String scan(String scan, String actor) {
      return "r2 " + actor;
    }

    @Override
    public Optional<String> stopped() {
      return stopped;
    }

    @Override
    public Act.Signed stop(Word word) {
      requireStore();
      if (stopped.isPresent()) {
        throw new RefusedException("all scans are stopped already");
      }
      stopped = Optional.of(word.reason());
      return signed(word, new Act.ScansStopped());
    }

    @Override
    public Act.Signed lift(Word word) {
      stopped = Optional.empty();
      return signed(word, new Act.ScansAllowed());
    }

    private void requireStore() {
      trouble.ifPresent(why -> {
        throw new StoreUnavailableException(why, new IOException(why));
      });
    }

    private static Act.Signed signed(Word word, Act act) {
      return new Act.Signed("a1", Instant.EPOCH, word.actor(), word.reason(), act);
    }
  }

  /// @return status and body
  String whoami(String shown) throws Exception {
    var answer = ask("GET", "/v1/whoami", shown);
    return answer.statusCode() + " " + answer.body();
  }
}
