package org.cadastre.probes.ssh.output;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a service manager lists. The first line names it: `manager=systemd`, `openrc`, `smf`,
/// `launchd`, `rcctl`, `rc`, `src`, `chkconfig`; a line `section=…` begins a second listing.
public final class ServiceList {
  private static final Pattern OPENRC = Pattern.compile("\\s+(\\S+)\\s+\\[\\s*(\\w+).*\\]");
  private static final Pattern CHKCONFIG_ON = Pattern.compile("[2-5]:on");

  private final Map<String, ManagedService> services = new TreeMap<>();
  private String manager = "";
  private String section = "";

  private ServiceList() {}

  public static ServiceList parse(String text) {
    var list = new ServiceList();
    Lines.of(text).forEach(list::line);
    return list;
  }

  public String manager() {
    return manager;
  }

  public Collection<ManagedService> services() {
    return services.values();
  }

  private void line(String line) {
    if (line.startsWith("manager=")) {
      manager = line.substring("manager=".length());
    } else if (line.startsWith("section=")) {
      section = line.substring("section=".length());
    } else {
      listed(line, Lines.words(line));
    }
  }

  private void listed(String line, String[] words) {
    switch (manager) {
      case "systemd" -> systemd(line, words);
      case "openrc" -> openrc(line, words);
      case "smf" -> smf(words);
      case "launchd" -> launchd(words);
      case "rcctl" -> rcctl(words);
      case "rc" -> put(words[words.length - 1], "", "enabled", "");
      case "src" -> src(words);
      case "chkconfig" -> chkconfig(line, words);
      default -> {}
    }
  }

  /// `UNIT LOAD ACTIVE SUB DESCRIPTION`, then `UNIT-FILE STATE PRESET`.
  private void systemd(String line, String[] words) {
    if (section.equals("files")) {
      if (words.length > 1 && words[0].endsWith(".service")) {
        startup(bare(words[0]), words[1]);
      }
    } else if (words.length > 3 && words[0].endsWith(".service") && !words[1].equals("not-found")) {
      var parts = Lines.words(line, 5);
      put(bare(words[0]), active(words[2], words[3]), "", parts.length > 4 ? parts[4] : "");
    }
  }

  private static String bare(String unit) {
    return unit.substring(0, unit.length() - ".service".length());
  }

  private static String active(String active, String sub) {
    return switch (active) {
      case "active" -> sub.equals("running") ? "running" : sub;
      case "inactive" -> "stopped";
      default -> active;
    };
  }

  private void openrc(String line, String[] words) {
    if (section.equals("runlevels")) {
      if (words.length > 2 && words[1].equals("|")) {
        startup(words[0], "enabled");
      }
      return;
    }
    var matcher = OPENRC.matcher(line);
    if (matcher.matches()) {
      var state = matcher.group(2).equals("started") ? "running" : matcher.group(2);
      put(matcher.group(1), state.equals("crashed") ? "failed" : state, "", "");
    }
  }

  private void smf(String[] words) {
    if (words.length == 2 && words[1].contains(":/")) {
      var state =
          switch (words[0].replace("*", "")) {
            case "online", "legacy_run" -> "running";
            case "maintenance", "degraded" -> "failed";
            case "disabled", "offline" -> "stopped";
            default -> words[0];
          };
      put(words[1], state, words[0].startsWith("disabled") ? "disabled" : "enabled", "");
    }
  }

  /// `PID STATUS LABEL`; a process number means that it runs.
  private void launchd(String[] words) {
    if (words.length == 3 && words[0].matches("\\d+|-")) {
      put(words[2], words[0].equals("-") ? "stopped" : "running", "", "");
    }
  }

  private void rcctl(String[] words) {
    if (words.length == 2) {
      switch (words[0]) {
        case "all" -> put(words[1], "stopped", "disabled", "");
        case "on" -> startup(words[1], "enabled");
        case "started" -> {
          var known = services.get(words[1]);
          put(words[1], "running", known == null ? "" : known.startup(), "");
        }
        default -> {}
      }
    }
  }

  /// `Subsystem Group PID Status`; group and number may be missing.
  private void src(String[] words) {
    var state = words[words.length - 1];
    if (words.length > 1 && (state.equals("active") || state.equals("inoperative"))) {
      put(words[0], state.equals("active") ? "running" : "stopped", "", "");
    }
  }

  private void chkconfig(String line, String[] words) {
    if (words.length > 6 && words[1].startsWith("0:")) {
      put(words[0], "", CHKCONFIG_ON.matcher(line).find() ? "enabled" : "disabled", "");
    }
  }

  private void put(String name, String state, String startup, String description) {
    services.merge(
        name,
        new ManagedService(name, state.toLowerCase(Locale.ROOT), startup, description),
        (one, other) -> other.startup().isEmpty() ? with(other, one.startup()) : other);
  }

  private void startup(String name, String startup) {
    services.merge(
        name,
        new ManagedService(name, "stopped", startup, ""),
        (known, said) -> with(known, said.startup()));
  }

  private static ManagedService with(ManagedService service, String startup) {
    return new ManagedService(service.name(), service.state(), startup, service.description());
  }
}
