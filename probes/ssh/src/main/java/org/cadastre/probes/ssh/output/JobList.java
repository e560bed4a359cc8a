package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The tables of cron and the timers of systemd. Lines `file=…` and `user=…` begin a table (of the
/// system, with a user column, or of one user), `periodic=daily /path` is one script,
/// `section=timers` begins `systemctl list-timers`, `denied=…` is what may not be read.
public final class JobList {
  private static final Pattern SPECIAL = Pattern.compile("@\\w{1,20}");
  private static final Pattern FIELD = Pattern.compile("[\\d*,/A-Za-z-]{1,64}");
  private static final int FIELDS = 5;

  private final List<ScheduledJob> jobs = new ArrayList<>();
  private final NavigableSet<String> denied = new TreeSet<>();
  private String source = "";
  private String owner = "";
  private boolean timers;

  private JobList() {}

  public static JobList parse(String text) {
    var list = new JobList();
    Lines.of(text).forEach(list::line);
    return list;
  }

  public List<ScheduledJob> jobs() {
    return jobs;
  }

  public NavigableSet<String> denied() {
    return denied;
  }

  private void line(String line) {
    if (line.startsWith("file=")) {
      begin(line.substring(5), "");
    } else if (line.startsWith("user=")) {
      begin("crontab of " + line.substring(5), line.substring(5));
    } else if (line.startsWith("denied=")) {
      denied.add(line.substring(7));
    } else if (line.startsWith("periodic=")) {
      var words = Lines.words(line.substring(9));
      if (words.length == 2) {
        jobs.add(new ScheduledJob(words[1], words[0], "root", words[1]));
      }
    } else if (line.equals("section=timers")) {
      timers = true;
    } else if (timers) {
      timer(Lines.words(line));
    } else if (!line.strip().startsWith("#")) {
      entry(line.strip());
    }
  }

  private void begin(String table, String user) {
    source = table;
    owner = user;
    timers = false;
  }

  /// The last two columns are the timer and what it activates; those before are moving times.
  private void timer(String[] words) {
    if (words.length > 1 && words[words.length - 2].endsWith(".timer")) {
      var timer = words[words.length - 2];
      jobs.add(new ScheduledJob(timer, "timer", "", words[words.length - 1]));
    }
  }

  private void entry(String line) {
    boolean special = SPECIAL.matcher(Lines.firstWord(line)).matches();
    int fields = (special ? 1 : FIELDS) + (owner.isEmpty() ? 1 : 0);
    var words = Lines.words(line, fields + 1);
    if (words.length <= fields || source.isEmpty() || (!special && !times(words))) {
      return;
    }
    var schedule = special ? words[0] : String.join(" ", List.of(words).subList(0, FIELDS));
    var user = owner.isEmpty() ? words[fields - 1] : owner;
    jobs.add(new ScheduledJob(source, schedule, user, words[fields]));
  }

  private static boolean times(String[] words) {
    for (int i = 0; i < FIELDS; i++) {
      if (!FIELD.matcher(words[i]).matches()) {
        return false;
      }
    }
    return true;
  }
}
