package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A user of the host as `/etc/passwd` and `/etc/group` have it.
///
/// @param groups names, the primary one included where it has a name
public record Account(
    String name, long uid, String home, String shell, NavigableSet<String> groups) {
  private static final Set<String> NO_SHELLS =
      Set.of("nologin", "false", "sync", "halt", "shutdown", "true", "git-shell", "uucico");
  private static final int PASSWD_FIELDS = 7;
  private static final int GROUP_FIELDS = 4;

  /// Lines of both files may stand together.
  public static List<Account> parse(String text) {
    Map<String, String> groupNames = new TreeMap<>();
    Map<String, NavigableSet<String>> memberships = new TreeMap<>();
    Lines.of(text)
        .map(line -> line.split(":", -1))
        .filter(f -> f.length == GROUP_FIELDS && Lines.number(f[2]).isPresent())
        .forEach(f -> {
          groupNames.putIfAbsent(f[2], f[0]);
          for (var member : f[3].split(",", -1)) {
            memberships.computeIfAbsent(member.strip(), _ -> new TreeSet<>()).add(f[0]);
          }
        });
    var accounts = new ArrayList<Account>();
    Lines.of(text)
        .map(line -> line.split(":", -1))
        .filter(f -> f.length == PASSWD_FIELDS && !f[0].isEmpty() && !f[0].startsWith("+"))
        .forEach(f ->
            Lines.number(f[2])
                .ifPresent(uid -> {
                  NavigableSet<String> groups =
                      new TreeSet<>(memberships.getOrDefault(f[0], new TreeSet<>()));
                  var primary = groupNames.get(f[3]);
                  if (primary != null) {
                    groups.add(primary);
                  }
                  accounts.add(new Account(f[0], uid, f[5], f[6], groups));
                }));
    return accounts;
  }

  /// An empty shell means `/bin/sh`.
  public boolean mayLogIn() {
    return !NO_SHELLS.contains(shell.substring(shell.lastIndexOf('/') + 1));
  }
}
