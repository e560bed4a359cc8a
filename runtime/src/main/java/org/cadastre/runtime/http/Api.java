package org.cadastre.runtime.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.ScanRun;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.access.Role;
import org.cadastre.runtime.http.Route.Door;
import tools.jackson.core.JsonGenerator;

/// What the doors lead to.
///
/// @param trusting whether everybody who can ask is told the metrics, and why the daemon is not
///   ready
record Api(Control control, boolean trusting) {
  private static final Pattern LIMIT = Pattern.compile("limit=([1-9]\\d{0,3})");
  private static final int USUAL_RUNS = 100;
  private static final int MOST_RUNS = 1_000;
  private static final Door OPEN = new Door.Open();
  private static final Door GREETED = new Door.Greeted();
  private static final Door READ = new Door.Allowed(Operation.READ);
  private static final Door SCAN = new Door.Allowed(Operation.SCAN);
  private static final Door STOP = new Door.Allowed(Operation.STOP_SCANS);

  List<Route> routes() {
    return List.of(
        new Route("GET", "/health", OPEN, _ -> Reply.text(200, "text/plain", "alive\n")),
        new Route("GET", "/ready", trusting ? OPEN : GREETED, this::ready),
        new Route("GET", "/metrics", trusting ? OPEN : READ, _ -> metrics()),
        new Route("GET", "/v1/whoami", new Door.Known(), Api::whoami),
        new Route("GET", "/v1/runs", READ, this::runs),
        new Route("POST", "/v1/scans/*", SCAN, this::scan),
        new Route("GET", "/v1/stop-all", READ, _ -> stopped()),
        new Route("POST", "/v1/stop-all", STOP, call -> noted(control.stop(word(call)))),
        new Route("DELETE", "/v1/stop-all", STOP, call -> noted(control.lift(word(call)))));
  }

  /// The reason may name directories, and the database's host.
  private Reply ready(Call call) {
    var why = control.unready();
    if (why.isEmpty()) {
      return Reply.text(200, "text/plain", "ready\n");
    }
    boolean told = trusting || !call.anonymous();
    return Reply.text(503, "text/plain", (told ? why.get() : "not ready") + "\n");
  }

  private Reply metrics() {
    return Reply.text(200, "text/plain; version=0.0.4", control.metrics());
  }

  private static Reply whoami(Call call) {
    return Reply.json(
        200,
        Json.object(json -> {
          json.writeStringProperty("name", call.principal().name());
          json.writeArrayPropertyStart("roles");
          call.principal().roles().stream().sorted().map(Role::word).forEach(json::writeString);
          json.writeEndArray();
        }));
  }

  private Reply runs(Call call) {
    int most = limit(call.query());
    var runs = control.runs();
    return Reply.json(
        200,
        Json.written(json -> {
          json.writeStartArray();
          runs.stream().limit(most).forEach(run -> write(json, run));
          json.writeEndArray();
        }));
  }

  private static int limit(String query) {
    if (query.isEmpty()) {
      return USUAL_RUNS;
    }
    var limit = LIMIT.matcher(query);
    if (!limit.matches() || Integer.parseInt(limit.group(1)) > MOST_RUNS) {
      throw new BadInputException("only ?limit=1 to ?limit=" + MOST_RUNS + " is known here");
    }
    return Integer.parseInt(limit.group(1));
  }

  /// As `scan list -o json` tells it.
  private static void write(JsonGenerator json, ScanRun run) {
    var ended = run.ended();
    json.writeStartObject();
    json.writeStringProperty("run", run.id());
    json.writeStringProperty("status", run.status().word());
    json.writeStringProperty("what", run.what());
    json.writeStringProperty("started", run.started().toString());
    json.writeStringProperty("ended", ended == null ? null : ended.toString());
    json.writeStringProperty("configuration", run.configHash());
    json.writeEndObject();
  }

  private Reply scan(Call call) throws InterruptedException {
    Json.texts(call.body(), Set.of());
    if (!control.names(call.name())) {
      return Problem.nothing("the settings name no such scan");
    }
    var run = control.scan(call.name(), call.principal().name());
    return Reply.json(
            202,
            Json.object(json -> {
              json.writeStringProperty("run", run);
              json.writeStringProperty("scan", call.name());
              json.writeStringProperty("status", "running");
            }))
        .with("Location", "/v1/runs");
  }

  private Reply stopped() {
    var why = control.stopped();
    return Reply.json(
        200,
        Json.object(json -> {
          json.writeBooleanProperty("stopped", why.isPresent());
          json.writeStringProperty("reason", why.orElse(null));
        }));
  }

  private static Word word(Call call) {
    Map<String, String> told = Json.texts(call.body(), Set.of("reason"));
    var reason = told.getOrDefault("reason", "");
    return new Word(call.principal().name(), reason.isBlank() ? "no reason given" : reason);
  }

  private static Reply noted(Act.Signed signed) {
    return Reply.json(
        200,
        Json.object(json -> {
          json.writeStringProperty("id", signed.id());
          json.writeStringProperty("act", signed.act().word());
          json.writeStringProperty("at", signed.recordedAt().toString());
          json.writeStringProperty("actor", signed.actor());
          json.writeStringProperty("reason", signed.reason());
        }));
  }
}
