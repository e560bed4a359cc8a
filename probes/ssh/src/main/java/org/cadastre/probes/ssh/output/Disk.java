package org.cadastre.probes.ssh.output;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A block device as `lsblk -bdnP -o NAME,TYPE,SIZE,MODEL,SERIAL` shows it.
///
/// @param type `disk`, `rom`, `loop` …
/// @param size bytes
/// @param model empty when not told
/// @param serial empty when not told
public record Disk(String name, String type, long size, String model, String serial) {
  private static final Pattern PAIR = Pattern.compile("([A-Z]{1,16})=\"([^\"]{0,256})\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-fA-F]{2})");

  public static List<Disk> parse(String text) {
    return Lines.of(text)
        .map(Disk::pairs)
        .filter(pairs -> !pairs.getOrDefault("NAME", "").isBlank())
        .map(pairs ->
            new Disk(
                said(pairs, "NAME"),
                said(pairs, "TYPE"),
                Lines.number(said(pairs, "SIZE")).orElse(0),
                said(pairs, "MODEL"),
                said(pairs, "SERIAL")))
        .toList();
  }

  private static String said(Map<String, String> pairs, String name) {
    return ESCAPE
        .matcher(pairs.getOrDefault(name, ""))
        .replaceAll(m -> "\\" + (char) Integer.parseInt(m.group(1), 16))
        .strip();
  }

  private static Map<String, String> pairs(String line) {
    Map<String, String> pairs = new TreeMap<>();
    PAIR.matcher(line).results().forEach(m -> pairs.put(m.group(1), m.group(2)));
    return pairs;
  }
}
