package org.cadastre.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cadastre.core.net.AddressRange;
import org.cadastre.core.scan.Rates;
import org.cadastre.core.schedule.Blackout;
import org.jspecify.annotations.Nullable;

/// What a home's `settings.yaml` says.
///
/// @param exclude addresses that are never spoken to, whatever a scan asks for
/// @param atOnce how many endpoints are asked at the same time
/// @param firstAnswer how long to wait for a sign of life
/// @param answer how long to wait for one answer
/// @param session how long one conversation may take
/// @param scans named scans
/// @param blackouts when no schedule starts anything
/// @param calendars the same by name, for the schedules that name one
/// @param credentials how careful to be with them
/// @param roles users of the operating system by what they are here
/// @param database the PostgreSQL database in which register and journal are, or null for files
/// @param nodes how homes that share a database divide scans among them
/// @param care how carefully hosts are spoken to
/// @param server by what doors the daemon lets people in
/// @param retention how long what is kept, is kept
public record HomeSettings(
    List<AddressRange> exclude,
    int atOnce,
    Duration firstAnswer,
    Duration answer,
    Duration session,
    Map<String, ScanProfile> scans,
    List<Blackout> blackouts,
    Map<String, List<Blackout>> calendars,
    CredentialSettings credentials,
    Map<String, Set<String>> roles,
    @Nullable DatabaseSettings database,
    NodeSettings nodes,
    CareSettings care,
    ServerSettings server,
    RetentionSettings retention) {
  public HomeSettings {
    exclude = List.copyOf(exclude);
    scans = Map.copyOf(scans);
    blackouts = List.copyOf(blackouts);
    calendars = Map.copyOf(calendars);
    roles = Map.copyOf(roles);
  }

  /// A scan that has a name.
  ///
  /// @param targets as on the command line
  /// @param probes empty for all that can be used
  /// @param ports probe to port, where it is not the usual one
  /// @param credentials empty for every credential that is scoped to a target
  /// @param regions of accounts; empty for all that they may use
  /// @param apis where the APIs of accounts are, if not at the provider
  /// @param care to be taken beside what the home's settings say
  public record ScanProfile(
      List<String> targets,
      List<String> probes,
      Map<String, Integer> ports,
      List<String> credentials,
      List<String> exclude,
      List<String> regions,
      ApiSettings apis,
      CareSettings care) {
    public ScanProfile(
        List<String> targets,
        List<String> probes,
        Map<String, Integer> ports,
        List<String> credentials,
        List<String> exclude) {
      this(
          targets,
          probes,
          ports,
          credentials,
          exclude,
          List.of(),
          ApiSettings.USUAL,
          CareSettings.NONE);
    }

    public ScanProfile {
      regions = List.copyOf(regions);
      targets = List.copyOf(targets);
      probes = List.copyOf(probes);
      ports = Map.copyOf(ports);
      credentials = List.copyOf(credentials);
      exclude = List.copyOf(exclude);
    }
  }

  /// Where the APIs of accounts are asked, each null where that is as usual.
  ///
  /// @param caBundle file with certificates of who may vouch for them
  public record ApiSettings(
      @Nullable String endpointUrl, @Nullable String authority, @Nullable String caBundle) {
    static final ApiSettings USUAL = new ApiSettings(null, null, null);
  }

  private static final Set<String> ACCOUNTS = Set.of("aws", "azure");

  private static final HomeSettings USUAL =
      new HomeSettings(
          List.of(),
          256,
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Map.of(),
          List.of(),
          Map.of(),
          CredentialSettings.USUAL,
          Map.of(),
          null,
          NodeSettings.USUAL,
          CareSettings.USUAL,
          ServerSettings.USUAL,
          RetentionSettings.USUAL);

  /// What a new home's file holds: every setting with its usual value, explained.
  public static final String TEMPLATE =
      """
      # Settings of this home. What is left out has the value shown.
      scan:
        # exclude: [10.0.0.13, 10.9.0.0/16]   # never spoken to, whatever a scan asks for
        # only: [10.0.0.0/8]                  # nobody else is ever spoken to
        # fragile: [10.20.0.0/24]             # SNMP GET only, one request a second
        # fragile_classes: [ups, pdu]         # the same for what the register knows as such
        at_once: 256         # endpoints asked at the same time
        first_answer: 2s     # how long to wait for a sign of life
        answer: 10s          # how long to wait for one answer
        session: 60s         # how long one conversation may take

      # How much is sent in a second, and to how many at once: docs/safe-scanning.md
      # limits:
      #   host: {packets: 100, connections: 5, at_once: 4}
      #   subnet: {packets: 1000, connections: 100, at_once: 256}   # a /24, or a /64 of IPv6
      #   all: {packets: 20000, connections: 1000, at_once: 512}

      # Named scans: cadastre scan run office
      # scans:
      #   office: {targets: [10.0.0.0/24, core-1.example.net], probes: [snmp, ssh]}
      #   cloud: {probes: [aws], accounts: ["123456789012"], regions: [eu-west-1, us-east-1]}

      # When no schedule starts anything, and calendars for the schedules that name one:
      # docs/schedules.md
      # blackouts:
      #   - {from: 2026-12-24, to: 2027-01-02, timezone: Europe/Berlin, why: change freeze}
      # calendars:
      #   backups: [{days: [sat, sun], time: "02:00-04:00"}]

      # How careful to be with credentials: docs/credentials.md
      # credentials:
      #   refused_for: 24h   # a host that refused a credential is not shown it again for so long
      #   most_in_a_row: 3   # after so many refusals in a row nobody is shown it

      # Who may do what; without this whoever can read the home: docs/roles.md
      # roles: {operator: [alice, bob], auditor: [carol], viewer: [dave]}

      # How long transcripts keep their words; what they said is kept for ever: docs/retention.md
      # retention: {transcripts: 400d}

      # Register and journal in PostgreSQL instead of files of this home: docs/postgresql.md
      # database: {url: "jdbc:postgresql://db.example.net:5432/cadastre", user: cadastre}

      # Which node of several scans what: docs/schedules.md
      # zones: {dmz: [10.9.0.0/16]}
      # node: {name: probe-1, zones: [dmz]}

      # By what doors 'serve' lets people in: docs/roles.md
      # server: {tls: {certificate: /etc/cadastre/tls.crt, key: /etc/cadastre/tls.key}}
      """;

  /// The usual settings where there is no such file. One that is there and cannot be read is a
  /// problem: it may exclude addresses.
  ///
  /// @throws InvalidConfigurationException with every problem found
  public static HomeSettings load(Path file) {
    if (absent(file.toAbsolutePath())) {
      return USUAL;
    }
    var problems = new ArrayList<Problem>();
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      problems.add(
          new Problem(
              file.toString(),
              1,
              "cannot be read (no permission, a link to nothing, or no file), so nobody knows what"
                  + " it excludes"));
      throw new InvalidConfigurationException(problems);
    }
    var settings =
        read(
            Source.read(file, problems)
                .only(
                    "scan",
                    "limits",
                    "scans",
                    "blackouts",
                    "calendars",
                    "credentials",
                    "roles",
                    "database",
                    "zones",
                    "node",
                    "server",
                    "retention"));
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(problems);
    }
    return settings;
  }

  /// Whether it is certain that neither the file nor, where that is missing too, its directory is
  /// there.
  private static boolean absent(Path file) {
    try {
      Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return false;
    } catch (NoSuchFileException _) {
      var parent = file.getParent();
      return parent == null || Files.isDirectory(parent) || absent(parent);
    } catch (IOException _) {
      return false;
    }
  }

  private static HomeSettings read(Node file) {
    var scan =
        file.field("scan")
            .only(
                "exclude",
                "only",
                "fragile",
                "fragile_classes",
                "at_once",
                "first_answer",
                "answer",
                "session");
    var scans = new TreeMap<String, ScanProfile>();
    file.field("scans").fields().forEach((name, node) -> scans.put(name, profile(node)));
    var calendars = new TreeMap<String, List<Blackout>>();
    file.field("calendars")
        .fields()
        .forEach((name, node) -> calendars.put(name, CalendarSettings.blackouts(node)));
    return new HomeSettings(
        ranges(scan.field("exclude")),
        atOnce(scan),
        duration(scan, "first_answer", USUAL.firstAnswer()),
        duration(scan, "answer", USUAL.answer()),
        duration(scan, "session", USUAL.session()),
        scans,
        CalendarSettings.blackouts(file.field("blackouts")),
        calendars,
        CredentialSettings.read(file.field("credentials")),
        RoleSettings.read(file.field("roles")),
        file.has("database") ? DatabaseSettings.read(file.field("database")) : null,
        NodeSettings.read(file),
        CareSettings.read(
            scan.has("only") ? scan.field("only") : null, scan, file.field("limits"), Rates.USUAL),
        ServerSettings.read(file.field("server")),
        RetentionSettings.read(file.field("retention")));
  }

  private static int atOnce(Node scan) {
    int atOnce = scan.whole("at_once", USUAL.atOnce());
    if (atOnce < 1 || atOnce > 100_000) {
      scan.field("at_once").problem("'at_once' must be between 1 and 100000");
      return USUAL.atOnce();
    }
    return atOnce;
  }

  private static Duration duration(Node node, String key, Duration usual) {
    return node.converted(key, Durations::parse, usual, "a duration (500ms, 30s, 5m)");
  }

  static List<AddressRange> ranges(Node list) {
    var ranges = new ArrayList<AddressRange>();
    for (var item : list.items()) {
      var text = item.scalar();
      try {
        ranges.add(AddressRange.parse(text));
      } catch (IllegalArgumentException e) {
        item.problem(String.valueOf(e.getMessage()));
      }
    }
    return ranges;
  }

  private static @Nullable String text(Node node, String key) {
    return node.has(key) ? node.field(key).scalar() : null;
  }

  private static ScanProfile profile(Node node) {
    node.only(
        "targets",
        "accounts",
        "regions",
        "endpoint_url",
        "authority",
        "ca_bundle",
        "probes",
        "ports",
        "credentials",
        "exclude",
        "fragile",
        "fragile_classes",
        "limits");
    var probes = node.texts("probes");
    boolean ofAccounts = !probes.isEmpty() && ACCOUNTS.containsAll(probes);
    if (!node.has("targets") && !ofAccounts) {
      node.problem("a scan needs 'targets', or 'probes' that ask accounts (aws, azure)");
    }
    if (!ofAccounts && (node.has("accounts") || node.has("regions"))) {
      node.problem("'accounts' and 'regions' are for a scan whose 'probes' are aws or azure");
    }
    var targets = new ArrayList<>(node.texts("targets"));
    targets.addAll(node.texts("accounts"));
    var ports = new TreeMap<String, Integer>();
    var field = node.field("ports");
    field.fields().keySet().forEach(probe -> ports.put(probe, field.whole(probe, 1)));
    return new ScanProfile(
        targets,
        probes,
        ports,
        node.texts("credentials"),
        node.texts("exclude"),
        node.texts("regions"),
        new ApiSettings(
            text(node, "endpoint_url"), text(node, "authority"), text(node, "ca_bundle")),
        CareSettings.read(null, node, node.field("limits"), Rates.FREE));
  }
}
