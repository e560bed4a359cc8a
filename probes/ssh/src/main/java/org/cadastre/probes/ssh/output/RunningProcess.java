package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// A process as `ps` lists it.
///
/// @param unit the service manager's unit; empty when there is none or nobody told
/// @param name of its program
/// @param command with its arguments; class paths and what it says of the moment left out
public record RunningProcess(
    int pid, int parent, String user, String unit, String name, String command) {
  private static final int MOST = 50_000;
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int LONGEST_COMMAND = 2048;
  private static final int NAME_COLUMN = 15;
  private static final String COLUMNS = "columns=";

  /// What daemons add to their titles about the moment.
  private static final Pattern TITLE_STATE =
      Pattern.compile(" \\[(listener|priv|net|accepted)\\].*");

  private static final Pattern CLASS_PATH =
      Pattern.compile(" (-cp|-classpath|--class-path|--module-path|-p) \\S*[:/]\\S*");

  /// The last line says which columns there are between the user and the command: `columns=unit`
  /// (unit and name), `columns=comm` (name), `columns=args` (none). Kernel threads are left out.
  public static List<RunningProcess> parse(String text) {
    var columns =
        text.lines()
            .filter(line -> line.startsWith(COLUMNS))
            .map(line -> line.substring(COLUMNS.length()).strip())
            .findFirst()
            .orElse("comm");
    var found = new ArrayList<RunningProcess>();
    text.lines()
        .limit(MOST)
        .map(l -> l.length() > LONGEST_LINE ? l.substring(0, LONGEST_LINE) : l)
        .forEach(line -> line(line, columns).ifPresent(found::add));
    return found;
  }

  private static Optional<RunningProcess> line(String line, String columns) {
    int fixed = columns.equals("unit") ? 4 : 3;
    var words = Lines.words(line, fixed + 1);
    if (words.length <= fixed) {
      return Optional.empty();
    }
    var pid = Lines.number(words[0]);
    var parent = Lines.number(words[1]);
    if (outside(pid) || outside(parent)) {
      return Optional.empty();
    }
    var unit = fixed == 4 && !words[3].equals("-") ? words[3] : "";
    var rest = words[fixed];
    var command = columns.equals("args") ? rest : afterName(rest);
    var name = columns.equals("args") ? program(rest) : rest.substring(0, name(rest)).strip();
    return command.isEmpty() || command.startsWith("[") || command.startsWith("{")
        ? Optional.empty()
        : Optional.of(
            new RunningProcess(
                (int) pid.getAsLong(),
                (int) parent.getAsLong(),
                words[2],
                unit,
                name,
                shortened(command)));
  }

  private static boolean outside(OptionalLong number) {
    return number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > Integer.MAX_VALUE;
  }

  /// Where the name ends: names may hold blanks, and are padded to a column.
  private static int name(String rest) {
    int blank = rest.indexOf(' ');
    boolean padded = rest.length() > NAME_COLUMN && rest.charAt(NAME_COLUMN) == ' ';
    return padded ? NAME_COLUMN : blank < 0 ? rest.length() : blank;
  }

  private static String afterName(String rest) {
    return rest.substring(name(rest)).strip();
  }

  /// The file name of the first word.
  private static String program(String command) {
    var first = Lines.firstWord(command);
    var file = first.substring(first.lastIndexOf('/') + 1);
    return file.endsWith(":") ? file.substring(0, file.length() - 1) : file;
  }

  private static String shortened(String command) {
    var text = command;
    if (text.contains("-cp ") || text.contains("path ") || text.contains("-p ")) {
      text = CLASS_PATH.matcher(text).replaceAll("");
    }
    if (text.contains(" [")) {
      text = TITLE_STATE.matcher(text).replaceAll("");
    }
    return text.length() > LONGEST_COMMAND ? text.substring(0, LONGEST_COMMAND) : text;
  }

  /// The path or name of the program as it was started.
  public String executable() {
    return Lines.firstWord(command);
  }
}
