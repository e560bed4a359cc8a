package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The parts in what devices list as their inventory: pairs of lines with `NAME`, `DESCR`, `PID`
/// and `SN` (`show inventory`), or a table with an `Item` column (`show chassis hardware`).
public final class ChassisParts {
  private static final Pattern NAME =
      Pattern.compile("NAME: \"?([^\"]{1,128}?)\"?\\s*,\\s*DESCR: \"?([^\"]{0,256}?)\"?\\s*");
  private static final Pattern NUMBERS =
      Pattern.compile("PID: ?(\\S*)\\s*,\\s*VID: ?(\\S*)\\s*,\\s*SN: ?(\\S*)\\s*");
  private static final Pattern ITEM =
      Pattern.compile("Item\\s+Version\\s+Part number\\s+Serial number\\s+Description");
  private static final int MOST = 2000;

  private ChassisParts() {}

  /// Empty for a command that is no inventory.
  public static List<ChassisPart> parse(String command, String text) {
    return switch (command) {
      case "show inventory" -> pairs(text);
      case "show chassis hardware" -> table(text);
      default -> List.of();
    };
  }

  private static List<ChassisPart> pairs(String text) {
    var found = new ArrayList<ChassisPart>();
    String place = null;
    var description = "";
    for (var line : (Iterable<String>) Lines.of(text).limit(MOST)::iterator) {
      var name = NAME.matcher(line.strip());
      var numbers = NUMBERS.matcher(line.strip());
      if (name.matches()) {
        place = name.group(1).strip();
        description = name.group(2).strip();
      } else if (numbers.matches() && place != null) {
        found.add(new ChassisPart(place, description, numbers.group(1), numbers.group(3)));
        place = null;
      }
    }
    return found;
  }

  /// Columns begin where their headings do; an item inside another is set in.
  private static List<ChassisPart> table(String text) {
    var found = new ArrayList<ChassisPart>();
    var above = new ArrayList<String>();
    int[] columns = {};
    for (var line : (Iterable<String>) Lines.of(text).limit(MOST)::iterator) {
      if (ITEM.matcher(line.strip()).matches()) {
        columns =
            new int[] {
              line.indexOf("Version"),
              line.indexOf("Part number"),
              line.indexOf("Serial number"),
              line.indexOf("Description")
            };
      } else if (columns.length > 0 && line.length() > columns[0]) {
        int depth = line.length() - line.stripLeading().length();
        var item = line.substring(0, columns[0]).strip();
        while (above.size() > depth / 2) {
          above.removeLast();
        }
        above.add(item);
        found.add(
            new ChassisPart(
                String.join("/", above),
                cell(line, columns[3], line.length()),
                cell(line, columns[1], columns[2]),
                cell(line, columns[2], columns[3])));
      }
    }
    return found;
  }

  private static String cell(String line, int from, int to) {
    return from >= line.length() ? "" : line.substring(from, Math.min(to, line.length())).strip();
  }
}
