package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The parts of a machine that only its own tools tell of: memory modules (`dmidecode -t 17`),
/// cards (`lspci -mm -nn`), software RAID (`/proc/mdstat`), RAID controllers, pools and volume
/// groups. Each stands in a section `section=…`.
public final class MachineParts {

  private static final Pattern PCI =
      Pattern.compile("(\\S+) \"([^\"]*)\" \"([^\"]*)\" \"([^\"]*)\".*");
  private static final Pattern PCI_CODE = Pattern.compile(" \\[[0-9a-f]{4}\\]$");
  private static final Pattern ARRAY =
      Pattern.compile("(md\\S+) : (\\w+)(?: \\(\\S+\\))?(?: (raid\\d+|linear|multipath))? (.*)");
  private static final Pattern BLOCKS = Pattern.compile("\\s+(\\d{1,15}) blocks.*");
  private static final int KILO = 1024;

  private MachineParts() {}

  public static List<MachinePart> parse(String text) {
    var sections = Sections.parse("section", text);
    var parts = new ArrayList<MachinePart>();
    parts.addAll(memory(sections.text("dmidecode")));
    parts.addAll(cards(sections.text("lspci")));
    parts.addAll(arrays(sections.text("mdstat")));
    parts.addAll(MegaRaid.parse(sections.text("storcli")));
    parts.addAll(SmartArray.parse(sections.text("ssacli")));
    parts.addAll(pools(sections.text("zpool")));
    parts.addAll(volumeGroups(sections.text("vgs")));
    return parts;
  }

  /// Sockets without a module are left out.
  static List<MachinePart> memory(String text) {
    var found = new ArrayList<MachinePart>();
    Map<String, String> fields = new HashMap<>();
    boolean within = false;
    for (var line : (Iterable<String>) Lines.of(text)::iterator) {
      if (!Character.isWhitespace(line.charAt(0))) {
        module(fields, found);
        fields = new HashMap<>();
        within = line.equals("Memory Device");
      } else if (within && line.contains(": ")) {
        var field = line.strip().split(": ", 2);
        fields.putIfAbsent(field[0], field[1].strip());
      }
    }
    module(fields, found);
    return found;
  }

  private static void module(Map<String, String> fields, List<MachinePart> found) {
    long size = Sizes.binary(fields.getOrDefault("Size", ""));
    if (size > 0) {
      var place = fields.getOrDefault("Locator", "");
      var bank = fields.getOrDefault("Bank Locator", "");
      var described =
          (said(fields, "Type") + " " + said(fields, "Speed") + " " + said(fields, "Part Number"))
              .strip();
      var position = bank.isEmpty() || bank.startsWith("Not ") ? place : bank + "/" + place;
      found.add(
          new MachinePart(
              "memory",
              position,
              described,
              size,
              said(fields, "Manufacturer"),
              said(fields, "Serial Number"),
              ""));
    }
  }

  private static String said(Map<String, String> fields, String name) {
    var said = fields.getOrDefault(name, "");
    return said.matches("(?i)unknown|not (specified|provided)|none") ? "" : said;
  }

  static List<MachinePart> cards(String text) {
    return Lines.of(text)
        .map(PCI::matcher)
        .filter(m -> m.matches() && !m.group(2).matches(".*[Bb]ridge.*"))
        .map(m ->
            new MachinePart(
                "pci", m.group(1), plain(m.group(4)), 0, plain(m.group(3)), "", plain(m.group(2))))
        .toList();
  }

  private static String plain(String name) {
    return PCI_CODE.matcher(name).replaceAll("");
  }

  private static List<MachinePart> arrays(String text) {
    var found = new ArrayList<MachinePart>();
    for (var line : (Iterable<String>) Lines.of(text)::iterator) {
      var array = ARRAY.matcher(line);
      var blocks = BLOCKS.matcher(line);
      if (array.matches()) {
        var level = array.group(3) == null ? "" : array.group(3);
        found.add(
            new MachinePart(
                "raid", array.group(1), level + " " + array.group(4), 0, "", "", array.group(2)));
      } else if (blocks.matches() && !found.isEmpty() && found.getLast().size() == 0) {
        var last = found.removeLast();
        boolean degraded = line.matches(".*\\[[U_]*_[U_]*\\].*");
        found.add(last.sized(Long.parseLong(blocks.group(1)) * KILO, degraded));
      }
    }
    return found;
  }

  private static List<MachinePart> pools(String text) {
    return Lines.of(text)
        .map(l -> l.split("\t", -1))
        .filter(f -> f.length == 4)
        .map(f ->
            new MachinePart(
                "storage_pool", f[0], "zfs", Lines.number(f[1]).orElse(0), "", "", f[3]))
        .toList();
  }

  private static List<MachinePart> volumeGroups(String text) {
    return Lines.of(text)
        .map(l -> l.strip().split("\\|", -1))
        .filter(f -> f.length == 3)
        .map(f ->
            new MachinePart("storage_pool", f[0], "lvm", Lines.number(f[1]).orElse(0), "", "", ""))
        .toList();
  }
}
