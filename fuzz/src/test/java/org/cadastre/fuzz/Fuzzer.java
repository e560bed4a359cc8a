package org.cadastre.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs Jazzer on one target in a process of its own, with every class of ours and of snmp4j
/// instrumented: without that it would learn nothing and find nothing.
final class Fuzzer {
  private static final long SECONDS = Long.getLong("cadastre.fuzz.seconds", 20);
  private static final int SECONDS_PER_INPUT = 20;
  private static final int LARGEST_INPUT = 16 * 1024;
  private static final long START_SECONDS = 300;

  private final Class<?> target;
  private final Path directory;

  Fuzzer(Class<?> target) {
    this.target = target;
    this.directory = Path.of("target", "fuzz", target.getSimpleName()).toAbsolutePath();
  }

  /// Where the fuzzer starts from: one file for each seed. Left from an earlier run is nothing, so
  /// that coverage can grow again.
  private Path corpus(List<byte[]> seeds) throws IOException {
    var corpus = directory.resolve("corpus");
    if (Files.isDirectory(corpus)) {
      try (var files = Files.list(corpus)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(corpus);
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(corpus.resolve("seed-" + i), seeds.get(i));
    }
    return corpus;
  }

  /// Fuzzes for `cadastre.fuzz.seconds`.
  FuzzReport run(List<byte[]> seeds) throws IOException, InterruptedException {
    var corpus = corpus(seeds);
    var log = directory.resolve("log");
    var process =
        new ProcessBuilder(command(corpus))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(SECONDS + START_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the fuzzer did not end by itself: " + log);
      }
    } finally {
      process.destroyForcibly();
    }
    var said = Files.readString(log, StandardCharsets.ISO_8859_1);
    return FuzzReport.of(target.getSimpleName(), process.exitValue(), said);
  }

  private List<String> command(Path corpus) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-OmitStackTraceInFastThrow",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx256m",
            "-Xss1m",
            "-Dcadastre.config=" + System.getProperty("cadastre.config"),
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.getName(),
            "--instrumentation_includes=org.cadastre.**:org.snmp4j.**",
            "--custom_hook_includes=org.cadastre.**:org.snmp4j.**",
            // What people write into their own rules as a pattern is meant to be one.
            "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection",
            "--keep_going=1",
            "-max_total_time=" + SECONDS,
            "-timeout=" + SECONDS_PER_INPUT,
            "-rss_limit_mb=2048",
            "-max_len=" + LARGEST_INPUT,
            "-len_control=10",
            "-use_value_profile=1",
            "-print_final_stats=1",
            "-artifact_prefix=" + directory + "/",
            corpus.toString()));
    return command;
  }
}
