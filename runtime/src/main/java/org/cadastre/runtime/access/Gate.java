package org.cadastre.runtime.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.RefusedException;
import org.cadastre.settings.HomeSettings;

/// Stands before a home, and lets through what its settings give somebody the right to.
///
/// Where the settings name no roles, whoever the operating system lets in may do everything. Where
/// they do, the home's owner is `admin`, others are what they are named, and who is not named may
/// do nothing.
///
/// Who came in by the server has shown a password or a token, and the roles that go with it,
/// whether the settings name roles or not.
///
/// @param user the operating system's name for whoever is there, or the server's
/// @param shown roles that were shown at the server's door; none on the command line
public record Gate(Home home, String user, Optional<Set<Role>> shown) {
  /// Most homes name no roles, and reading YAML takes longer than most commands. A file in which
  /// this is not found names none, however it is written: the word stands in no line but comments,
  /// and nothing is written by its number.
  private static final Pattern PERHAPS =
      Pattern.compile("^(?![ \\t]*#).*(?:roles|\\\\)", Pattern.MULTILINE);

  /// The key as most people write it, whatever it holds.
  private static final Pattern NAMED = Pattern.compile("^[\"']?roles\\b", Pattern.MULTILINE);

  public Gate {
    shown = shown.map(Set::copyOf);
  }

  public Gate(Home home, String user) {
    this(home, user, Optional.empty());
  }

  /// Before that home, for whoever was let in by the server.
  public static Gate before(Home home, Principal principal) {
    return new Gate(home, principal.name(), Optional.of(principal.roles()));
  }

  /// Before that home, for whoever runs this process: as the operating system tells, not as a
  /// variable or an option claims.
  public static Gate before(Home home) {
    var told = System.getProperty("user.name", "");
    return new Gate(home, ProcessHandle.current().info().user().orElse(told));
  }

  /// @throws RefusedException when the user may not do it
  public void require(Operation operation) {
    if (!named()) {
      return;
    }
    var roles = roles();
    var rights = Rights.load();
    if (!rights.allow(roles, operation)) {
      throw new RefusedException(
          "%s may not %s here: that takes %s, and %s is %s"
              .formatted(user, operation.word(), words(rights.of(operation)), user, words(roles)));
    }
  }

  /// @param actor in whose name something is put on record
  /// @throws RefusedException when the user may not speak for that one
  public void requireSpeakingFor(String actor) {
    if (!actor.equals(user) && named() && !roles().contains(Role.ADMIN)) {
      throw new RefusedException(
          "%s may not put anything on record in the name of %s".formatted(user, actor));
    }
  }

  private static String words(Set<Role> roles) {
    return roles.isEmpty()
        ? "nothing"
        : roles.stream().sorted().map(Role::word).collect(Collectors.joining(" or "));
  }

  /// A file that is there and may not be read is no file without roles; reading it says so.
  private boolean named() {
    if (shown.isPresent()) {
      return true;
    }
    var file = home.settings();
    if (Files.notExists(file)) {
      return false;
    }
    try {
      var text = Files.readString(file);
      return NAMED.matcher(text).find()
          || (PERHAPS.matcher(text).find() && !HomeSettings.load(file).roles().isEmpty());
    } catch (IOException _) {
      return true;
    }
  }

  private Set<Role> roles() {
    return shown.orElseGet(this::told);
  }

  private Set<Role> told() {
    var roles = EnumSet.noneOf(Role.class);
    if (owner().equals(user)) {
      roles.add(Role.ADMIN);
    }
    var settings = HomeSettings.load(home.settings()).roles();
    for (var role : Role.values()) {
      if (settings.getOrDefault(role.word(), Set.of()).contains(user)) {
        roles.add(role);
      }
    }
    return roles;
  }

  private String owner() {
    try {
      return Files.getOwner(home.directory()).getName();
    } catch (IOException e) {
      throw new UncheckedIOException("nobody can say whose " + home.directory() + " is", e);
    }
  }
}
