package org.cadastre.runtime.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.cadastre.core.store.StoreInUseException;
import org.cadastre.core.store.StoreUnavailableException;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.Misfortune;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.access.Gate;
import org.cadastre.runtime.access.Principal;
import org.cadastre.runtime.http.Route.Door;
import org.cadastre.runtime.identity.Answer;
import org.cadastre.runtime.identity.Authenticator;
import org.cadastre.settings.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;

/// Takes each request: finds what it asks for, asks who is there, lets [Gate] judge, has it done
/// and answers. All that is refused and all that changes something is told.
final class Reception {
  private static final int LARGEST_BODY = 16 * 1_024;
  private static final int NOT_READY = 503;
  private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

  private final Home home;
  private final List<Route> routes;
  private final Authenticator authenticator;
  private final Told told;

  Reception(Home home, List<Route> routes, Authenticator authenticator, Told told) {
    this.home = home;
    this.routes = routes;
    this.authenticator = authenticator;
    this.told = told;
  }

  /// What a request came to, and for whom.
  private record Done(Principal who, Reply reply) {}

  void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var done = done(exchange);
      var path = exchange.getRequestURI().getPath();
      boolean changed = routes.stream().anyMatch(route -> changes(route, exchange, path));
      boolean refused = done.reply().refuses();
      if (changed || (refused && !probing(path, done.reply()))) {
        told.tell(
            refused ? Level.WARNING : Level.INFO,
            refused ? "request refused" : "request done",
            "actor",
            done.who().name(),
            "method",
            Field.cut(exchange.getRequestMethod()),
            "path",
            Field.cut(path),
            "status",
            done.reply().status(),
            "from",
            exchange.getRemoteAddress().getAddress().getHostAddress());
      }
      Field.send(exchange, done.reply());
    }
  }

  private static boolean changes(Route route, HttpExchange exchange, String path) {
    return route.changes()
        && route.method().equals(exchange.getRequestMethod())
        && route.match(path).isPresent();
  }

  /// Who watches over a daemon asks every few seconds whether it is ready.
  private static boolean probing(String path, Reply reply) {
    return path.equals("/ready") && reply.status() == NOT_READY;
  }

  private Done done(HttpExchange exchange) throws IOException {
    if (Field.tooLarge(exchange)) {
      return new Done(Call.NOBODY, Problem.headerTooLarge());
    }
    var path = String.valueOf(exchange.getRequestURI().getPath());
    var there = routes.stream().filter(route -> route.match(path).isPresent()).toList();
    if (there.isEmpty()) {
      return new Done(Call.NOBODY, Problem.nothing("there is nothing here"));
    }
    for (var route : there) {
      if (route.method().equals(exchange.getRequestMethod())) {
        return admitted(exchange, route, route.match(path).orElse(""));
      }
    }
    return new Done(Call.NOBODY, Problem.method(Route.methods(there)));
  }

  private Done admitted(HttpExchange exchange, Route route, String name) throws IOException {
    if (route.door() instanceof Door.Open) {
      return new Done(Call.NOBODY, answer(route, new Call(Call.NOBODY, name, "", "")));
    }
    var shown = exchange.getRequestHeaders().getFirst("Authorization");
    if (route.door() instanceof Door.Greeted && shown == null) {
      return new Done(Call.NOBODY, answer(route, new Call(Call.NOBODY, name, "", "")));
    }
    return switch (identified(shown, exchange)) {
      case Answer.Known(var who) -> new Done(who, allowed(exchange, route, name, who));
      case Answer.Unknown(var why) -> new Done(Call.NOBODY, Problem.unknown(why));
      case Answer.Later(var pause) -> new Done(Call.NOBODY, Problem.later(pause));
      case Answer.Away(var why) -> new Done(Call.NOBODY, Problem.away(why));
    };
  }

  private Answer identified(@Nullable String shown, HttpExchange exchange) {
    try {
      return authenticator.authenticate(shown, exchange.getRemoteAddress().getAddress());
    } catch (RuntimeException e) {
      // Users that cannot be read let nobody in; who cannot be known now may be later.
      told.tell(Level.ERROR, "nobody can be let in", "why", e.toString());
      return new Answer.Away("who you are cannot be told just now; the daemon's log says why");
    }
  }

  private Reply allowed(HttpExchange exchange, Route route, String name, Principal who)
      throws IOException {
    if (route.door() instanceof Door.Allowed(var operation)) {
      try {
        Gate.before(home, who).require(operation);
      } catch (RefusedException e) {
        return Problem.forbidden(String.valueOf(e.getMessage()));
      }
    }
    if (route.changes() && foreign(exchange)) {
      return Problem.forbidden("a page of another site may not have that done");
    }
    var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      return Problem.tooLarge(LARGEST_BODY);
    }
    if (body.length > 0 && !Field.json(exchange)) {
      return Problem.notJson();
    }
    var query = exchange.getRequestURI().getRawQuery();
    var text = new String(body, StandardCharsets.UTF_8);
    return answer(route, new Call(who, name, query == null ? "" : query, text));
  }

  /// A browser adds what it remembers of a password to requests of any page.
  private static boolean foreign(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    var site = headers.getFirst("Sec-Fetch-Site");
    return site == null ? headers.containsKey("Origin") : !OWN_PAGES.contains(site);
  }

  private Reply answer(Route route, Call call) {
    try {
      return route.handler().answer(call);
    } catch (BadInputException e) {
      return Problem.wrong(e.errors());
    } catch (RefusedException e) {
      return Problem.refused(String.valueOf(e.getMessage()));
    } catch (StoreInUseException | StoreUnavailableException | InvalidConfigurationException e) {
      return Problem.away(String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Problem.away("the daemon ends");
    } catch (RuntimeException e) {
      // One request that goes wrong must not end the others; it is told, without what it held.
      told.tell(Level.ERROR, "request failed", "path", route.path(), "why", e.toString());
      return Misfortune.advice(e).map(Problem::away).orElseGet(Problem::fault);
    }
  }
}
