package org.cadastre.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Format;
import org.cadastre.core.scan.Rates;
import org.cadastre.core.scan.Timepiece;
import org.cadastre.core.scan.Traffic;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.access.Gate;
import org.cadastre.settings.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `cadastre`: the options that every command takes, and what they give to it.
@Command(
    name = "cadastre",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    sortOptions = false,
    sortSynopsis = false,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Surveys an estate without agents and keeps a register of it in which every value can say"
            + " who says so, since when, and when it was last verified. Begin with 'cadastre"
            + " demo'.",
    subcommands = {
      Demo.class,
      Init.class,
      Doctor.class,
      BackUp.class,
      Restore.class,
      ProbeOne.class,
      Replay.class,
      Scan.class,
      Schedules.class,
      Serve.class,
      Import.class,
      Ci.class,
      Lineage.class,
      EvidenceOf.class,
      AuditOf.class,
      CoverageOf.class,
      Conflicts.class,
      Rules.class,
      Model.class,
      Knowledge.class,
      Export.class,
      SourceOf.class,
      Credentials.class,
      Users.class,
      Tokens.class,
      Completion.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 our fault, 2 bad usage or input, 3 partly done, 4 refused or nothing"
          + " found."
    })
public final class Root implements Callable<Integer> {
  /// The register keeps microseconds: with a finer clock a time would differ from its kept self.
  private static final Duration PRECISION = Duration.ofNanos(1_000);

  private final List<Cadastre> opened = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Where settings, register, journal and vault are ($CADASTRE_HOME, else ./.cadastre).")
  private @Nullable Path home;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      scope = ScopeType.INHERIT,
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format output = Format.table;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Say nothing but the answer and errors.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Say more: where in the program a fault lies.")
  private boolean verbose;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colours (also when $NO_COLOR is set or the output is no terminal).")
  private boolean noColor;

  static Root of(CommandSpec spec) {
    return (Root) spec.root().userObject();
  }

  boolean verbose() {
    return verbose;
  }

  /// A home of its own, so that the demo never touches a real one by accident.
  Home demoHome() {
    return home == null ? new Home(Path.of(".cadastre-demo").toAbsolutePath().normalize()) : home();
  }

  /// The home as told by the option, the environment or the working directory.
  Home home() {
    var told = home;
    if (told == null) {
      var environment = System.getenv("CADASTRE_HOME");
      told =
          environment == null || environment.isBlank()
              ? Path.of(".cadastre")
              : Path.of(environment);
    }
    return new Home(told.toAbsolutePath().normalize());
  }

  Cadastre cadastre() {
    return cadastre(home());
  }

  Cadastre cadastre(Home home) {
    var cadastre = new Cadastre(home, configuration(), clock());
    opened.add(cadastre);
    return cadastre;
  }

  /// Opens the home anew each time; who uses it signs.
  Supplier<Cadastre> homes() {
    var served = home();
    var traffic = new Traffic(Rates.USUAL, Timepiece.REAL);
    return () -> new Cadastre(served, configuration(), clock(), traffic);
  }

  static InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), PRECISION);
  }

  /// @throws CommandLine.ExecutionException when whoever is there may not do it
  private static void admit(ParseResult parsed) {
    var last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    var needs = last.commandSpec().userObject().getClass().getAnnotation(Needs.class);
    if (needs == null || last.isUsageHelpRequested() || last.isVersionHelpRequested()) {
      return;
    }
    boolean more = !needs.with().isEmpty() && last.hasMatchedOption(needs.with());
    try {
      var gate = Gate.before(of(last.commandSpec()).home());
      gate.require(more ? needs.then() : needs.value());
      gate.requireSpeakingFor(last.matchedOptionValue("--actor", gate.user()));
    } catch (RefusedException | InvalidConfigurationException | BadInputException e) {
      throw new CommandLine.ExecutionException(
          last.commandSpec().commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /// Runs a command, and signs what it left in the register.
  public static int execute(ParseResult parsed) {
    admit(parsed);
    int exit = new CommandLine.RunLast().execute(parsed);
    if (parsed.commandSpec().userObject() instanceof Root root) {
      try {
        root.opened.forEach(Cadastre::sign);
      } catch (RuntimeException e) {
        throw new CommandLine.ExecutionException(
            parsed.commandSpec().commandLine(), "what was done is not signed", e);
      }
    }
    return exit;
  }

  private static Path configuration() {
    var told = System.getenv("CADASTRE_CONFIG");
    return Path.of(
        told == null || told.isBlank() ? System.getProperty("cadastre.config", "config") : told);
  }

  Console console() {
    return new Console(
        spec.commandLine().getOut(),
        spec.commandLine().getErr(),
        output,
        quiet,
        Integer.getInteger("cadastre.columns", 0),
        Boolean.getBoolean("cadastre.interactive"),
        !noColor && System.getenv("NO_COLOR") == null);
  }

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
  }
}
