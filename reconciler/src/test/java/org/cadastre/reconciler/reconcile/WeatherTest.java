package org.cadastre.reconciler.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.ci.Status;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.CiClass;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.cadastre.core.rules.Authority;
import org.cadastre.core.rules.RuleSet;
import org.junit.jupiter.api.Test;

/// Claims of web sites about the weather, and what it was: data that nobody here wrote.
class WeatherTest {
  private static final Path WEATHER =
      Path.of(
          System.getProperty("cadastre.root", "."),
          "..",
          "shared",
          "corpus",
          "reconcile",
          "weather");
  private static final DateTimeFormatter STAMP =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("EEE MMM d HH:mm:ss yyyy")
          .toFormatter(Locale.ENGLISH);
  private static final String CLASS = "weather";

  private record Cell(CiId ci, String attribute) {}

  private final ClassModel model =
      ClassModel.of(
          List.of(new CiClass(CLASS, null, null, false, List.of(), "A place at an hour.")),
          List.of(),
          List.of());
  private final RuleSet rules =
      new RuleSet(
          "rules-weather",
          List.of(
              new Authority(
                  CLASS,
                  "*",
                  List.of(new Authority.Trusted("washingtonpost", Duration.ofDays(36_500))),
                  null)),
          List.of());

  @Test
  void whereAuthorityIsSilentMeasuredAgreementGetsNineOfTenCellsRightAndDisputesTheRest()
      throws IOException {
    assumeTrue(Files.isDirectory(WEATHER), "the weather claims are not here: " + WEATHER);
    var cells = claims();
    var meter = new AgreementMeter(rules);
    cells.forEach((cell, claims) -> meter.add(decide(rules, cell, claims), claims));
    var informed = rules.with(meter.agreement());
    var judge = new Judge(model, informed);
    int right = 0;
    int disputed = 0;
    int disputedRight = 0;
    var truth = truth();
    for (var cell : truth.keySet()) {
      var state = decide(judge, cell, cells.getOrDefault(cell, List.of()));
      boolean agrees = state.value().toString().equals(truth.get(cell));
      if (state.status() == Status.CONFLICTED) {
        disputed++;
        disputedRight += agrees ? 1 : 0;
      } else if (agrees) {
        right++;
      }
    }
    assertThat(truth).hasSize(22_570);
    assertThat((double) right / truth.size()).isGreaterThanOrEqualTo(0.907);
    assertThat(disputed).isBetween(50, 400);
    assertThat(disputedRight * 2).isLessThan(disputed);
  }

  private AttributeState decide(RuleSet by, Cell cell, List<Claim> claims) {
    return decide(new Judge(model, by), cell, claims);
  }

  private static AttributeState decide(Judge judge, Cell cell, List<Claim> claims) {
    var now = claims.getFirst().confirmed();
    return judge.decide(cell.ci(), CLASS, cell.attribute(), claims, null, null, now).orElseThrow();
  }

  private static Map<Cell, String> truth() throws IOException {
    var truth = new HashMap<Cell, String>();
    for (var row : rows("truth.csv.gz")) {
      truth.put(new Cell(new CiId(row[0]), row[1]), value(row[2]));
    }
    return truth;
  }

  private static Map<Cell, List<Claim>> claims() throws IOException {
    var latest = new HashMap<Cell, Map<String, Claim>>();
    for (var row : rows("claims.csv.gz")) {
      var claim = claim(row);
      latest
          .computeIfAbsent(new Cell(claim.ci(), claim.attribute()), _ -> new TreeMap<>())
          .merge(
              claim.source(),
              claim,
              (some, other) -> other.confirmed().isBefore(some.confirmed()) ? some : other);
    }
    var claims = new HashMap<Cell, List<Claim>>();
    latest.forEach((cell, bySource) -> claims.put(cell, List.copyOf(bySource.values())));
    return claims;
  }

  private static Claim claim(String[] row) {
    var at =
        LocalDateTime.parse(row[4].strip().replaceAll(" +", " "), STAMP).toInstant(ZoneOffset.UTC);
    var ci = new CiId(row[0]);
    return new Claim(
        new FacetKey(row[3], ci, "weather"),
        ci,
        row[1],
        Value.of(value(row[2])),
        null,
        at,
        null,
        at,
        null,
        at,
        "run-1",
        new Evidence("0", 0, null));
  }

  private static String value(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static List<String[]> rows(String name) throws IOException {
    var rows = new ArrayList<String[]>();
    try (var in = Files.newInputStream(WEATHER.resolve(name));
        var reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      reader.readLine();
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(line.replace("\"", "").split(",", -1));
      }
    }
    return rows;
  }
}
