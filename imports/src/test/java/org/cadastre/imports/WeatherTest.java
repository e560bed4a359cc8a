package org.cadastre.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.model.AttributeType;
import org.cadastre.core.model.CiClass;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.IdentifierEntry;
import org.cadastre.core.model.ValueKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 365,890 claims that nobody here wrote, about things that are no computers.
class WeatherTest {
  private static final Set<String> PROPERTIES =
      Set.of("Temperature", "RealFeel", "Humidity", "Pressure", "Visibility");

  @TempDir Path directory;

  private static ClassModel model() {
    var key = new IdentifierEntry(10, List.of("weather.id"), List.of(), true, false);
    var place = new CiClass("weather", null, null, false, List.of(key), "A place at an hour.");
    var attributes = new ArrayList<AttributeType>();
    PROPERTIES.forEach(
        p -> attributes.add(new AttributeType(p, ValueKind.TEXT, "weather", false, p)));
    return ClassModel.of(List.of(place), attributes, List.of());
  }

  private Path claims() throws IOException {
    var file = directory.resolve("weather.csv");
    var packed = Files.newInputStream(Taken.corpus("weather/claims.csv.gz"));
    var format =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("EEE MMM d HH:mm:ss yyyy")
            .toFormatter(Locale.ENGLISH);
    try (var in =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
        var out = Files.newBufferedWriter(file)) {
      out.write("source,class,identifiers,attribute,value,observed_at\n");
      in.readLine();
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var fields = line.substring(1, line.length() - 1).split("\",\"", -1);
        var time =
            LocalDateTime.parse(fields[4].replaceAll(" +", " "), format).toInstant(ZoneOffset.UTC);
        out.write(
            fields[3]
                + ",weather,weather.id="
                + fields[0]
                + ","
                + fields[1]
                + ",\""
                + fields[2]
                + "\","
                + time
                + "\n");
      }
    }
    return file;
  }

  @Test
  void everyClaimOfALargeFileArrives() throws IOException {
    var importer = new Imports(model(), Vocabulary.of(Map.of())).claims();
    var file = claims();
    var sources = new HashSet<String>();
    var places = new HashSet<String>();
    long[] facts = {0};
    long[] transcripts = {0};
    try (var taken = importer.take(file, Taken.NOW)) {
      taken.forEach(transcript -> {
        transcripts[0]++;
        for (var testimony : importer.reader().read(transcript)) {
          sources.add(testimony.source());
          for (var fact : Taken.facts(List.of(testimony))) {
            places.add(fact.subject().name());
            facts[0]++;
          }
        }
      });
    }
    assertThat(facts[0]).isEqualTo(365_890);
    assertThat(transcripts[0]).isEqualTo(366);
    assertThat(places).hasSize(6_375);
    assertThat(sources).hasSize(16);
  }
}
