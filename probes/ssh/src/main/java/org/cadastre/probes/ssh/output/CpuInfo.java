package org.cadastre.probes.ssh.output;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads `/proc/cpuinfo`, whole or with repeated lines left out, and what is added to it: `online`
/// (as in sysfs) and `hypervisor`.
///
/// @param guest whether the processor says that it runs under a hypervisor; empty when the output
///   does not tell
public record CpuInfo(Optional<String> model, OptionalLong logicalCount, Optional<Boolean> guest) {
  /// Where architectures put the model's name, best first.
  private static final List<String> MODEL =
      List.of("model name", "cpu model", "Processor", "cpu", "Hardware");

  private static final List<String> COUNT = List.of("cpus active", "ncpus active");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");
  private static final int MOST_PROCESSORS = 1 << 20;

  public static CpuInfo parse(String text) {
    Map<String, String> first = new TreeMap<>();
    var processors = new int[1];
    Lines.of(text)
        .forEach(line -> {
          int colon = line.indexOf(':');
          if (colon > 0) {
            var name = line.substring(0, colon).strip();
            var value = line.substring(colon + 1).strip();
            processors[0] += name.equals("processor") && !value.isEmpty() ? 1 : 0;
            first.putIfAbsent(name, value);
          }
        });
    return new CpuInfo(model(first), count(first, processors[0]), guest(first));
  }

  private static Optional<String> model(Map<String, String> said) {
    return MODEL.stream()
        .map(name -> said.getOrDefault(name, "").replaceAll("\\s+", " "))
        .filter(value -> !value.isEmpty() && !value.matches("\\d+"))
        .findFirst();
  }

  private static OptionalLong count(Map<String, String> said, int processors) {
    long online = online(said.getOrDefault("online", ""));
    if (online > 0) {
      return OptionalLong.of(online);
    }
    if (processors > 0) {
      return OptionalLong.of(processors);
    }
    var counted =
        COUNT.stream()
            .map(name -> Lines.number(said.getOrDefault(name, "")))
            .filter(OptionalLong::isPresent)
            .findFirst();
    return counted.orElse(model(said).isPresent() ? OptionalLong.of(1) : OptionalLong.empty());
  }

  /// Counts a list such as `0-3,8`.
  private static long online(String list) {
    long count = 0;
    for (var part : list.split(",", -1)) {
      var range = RANGE.matcher(part.strip());
      if (range.matches()) {
        int from = Integer.parseInt(range.group(1));
        int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
        count += Math.max(0, to - from + 1);
      }
    }
    return Math.min(count, MOST_PROCESSORS);
  }

  private static Optional<Boolean> guest(Map<String, String> said) {
    if (said.containsKey("hypervisor")) {
      return Optional.of(said.getOrDefault("hypervisor", "").equals("yes"));
    }
    return Optional.ofNullable(said.get("flags"))
        .map(flags -> (" " + flags + " ").contains(" hypervisor "));
  }
}
