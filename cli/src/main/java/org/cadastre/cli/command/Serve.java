package org.cadastre.cli.command;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.cadastre.cli.output.Json;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.access.Operation;
import org.cadastre.runtime.schedule.Daemon;
import org.cadastre.runtime.schedule.Event;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `cadastre serve`
@Command(
    name = "serve",
    description =
        "Run the scans of the home's schedules when they are due, until told to end (SIGTERM,"
            + " Ctrl-C). Tells what happens on standard error, a JSON object in each line.")
@Needs(Operation.SERVE)
final class Serve implements Callable<Integer> {
  private static final Pattern ADDRESS =
      Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+):(?<port>\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9464",
      description =
          "Where /health, /ready, /metrics and /v1 answer (default: ${DEFAULT-VALUE}; port 0: any)."
              + " Another address than this machine's takes a certificate in the settings.")
  private String listen = "127.0.0.1:9464";

  @Option(
      names = "--finish-within",
      paramLabel = "TIME",
      defaultValue = "20s",
      converter = SpanWord.class,
      description =
          "How long runs may go on when it is told to end (default: ${DEFAULT-VALUE}); then they"
              + " end with what they have.")
  private Duration finishWithin = Duration.ofSeconds(20);

  @Override
  public Integer call() throws InterruptedException {
    var root = Root.of(spec);
    var at = address();
    var console = root.console();
    if (root.cadastre().init()) {
      var home = root.cadastre().home().directory().toString();
      console.event(
          json(
              new Event(
                  Root.clock().instant(),
                  Level.WARNING,
                  "made a home: there was none",
                  Map.of("home", home))));
    }
    var daemon =
        new Daemon(
            root.homes(),
            new Daemon.Terms(at, finishWithin),
            Root.clock(),
            event -> console.event(json(event)));
    var hook = new Thread(() -> stop(daemon));
    Runtime.getRuntime().addShutdownHook(hook);
    daemon.serve();
    return Exit.DONE;
  }

  private static void stop(Daemon daemon) {
    try {
      daemon.stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private InetSocketAddress address() {
    var matcher = ADDRESS.matcher(listen);
    if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > LAST_PORT) {
      throw new BadInputException("'" + listen + "' is no address such as 127.0.0.1:9464");
    }
    try {
      return new InetSocketAddress(
          InetAddress.getByName(matcher.group("host")), Integer.parseInt(matcher.group("port")));
    } catch (UnknownHostException _) {
      throw new BadInputException("the name '" + matcher.group("host") + "' does not resolve");
    }
  }

  private static Json.Obj json(Event event) {
    var json =
        new Json.Obj()
            .put("at", event.at())
            .put("level", event.level().getName().toLowerCase(Locale.ROOT))
            .put("event", event.what());
    event.details().forEach((name, value) -> json.put(name, value));
    return json;
  }
}
