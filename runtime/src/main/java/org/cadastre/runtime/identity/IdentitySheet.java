package org.cadastre.runtime.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.PrivateFiles;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.access.Role;
import org.cadastre.runtime.key.SecretText;

/// The users and tokens of a home as they stand in their file, a `kind.name.field=value` in each
/// line. Of a password and of a token there is only what they can be recognised by.
///
/// @param passwords by user
/// @param digests by token
record IdentitySheet(
    Map<String, User> users,
    Map<String, String> passwords,
    Map<String, Token> tokens,
    Map<String, String> digests) {
  private static final int LARGEST = 8 << 20;

  IdentitySheet() {
    this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  /// @throws RefusedException when others may read the file
  static IdentitySheet load(Path file) {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new IdentitySheet();
    }
    SecretText.requirePrivate(file);
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new BadInputException(file + ": too long for users and tokens");
      }
      return read(file, new String(bytes, StandardCharsets.UTF_8));
    } catch (AccessDeniedException _) {
      throw new RefusedException("cannot read users and tokens: no permission for " + file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static IdentitySheet read(Path file, String text) {
    var users = new TreeMap<String, Map<String, String>>();
    var tokens = new TreeMap<String, Map<String, String>>();
    int line = 0;
    for (var each : text.lines().toList()) {
      line++;
      int is = each.indexOf('=');
      int field = each.lastIndexOf('.', Math.max(is, 0));
      int name = each.indexOf('.');
      if (is < 0 || field <= name) {
        throw new BadInputException("%s:%d: no user's or token's".formatted(file, line));
      }
      var of = each.startsWith("user.") ? users : tokens;
      of.computeIfAbsent(each.substring(name + 1, field), _ -> new TreeMap<>())
          .put(each.substring(field + 1, is), each.substring(is + 1));
    }
    var sheet = new IdentitySheet();
    users.forEach((name, fields) -> sheet.put(user(new Fields(file, name, fields)), fields));
    tokens.forEach((name, fields) -> sheet.put(token(new Fields(file, name, fields)), fields));
    return sheet;
  }

  private void put(User user, Map<String, String> fields) {
    users.put(user.name(), user);
    passwords.put(user.name(), fields.getOrDefault("password", ""));
  }

  private void put(Token token, Map<String, String> fields) {
    tokens.put(token.name(), token);
    digests.put(token.name(), fields.getOrDefault("digest", ""));
  }

  private static User user(Fields in) {
    return new User(
        in.name(),
        in.roles(),
        !in.text("disabled").equals("false"),
        in.time("created"),
        in.time("changed"));
  }

  private static Token token(Fields in) {
    return new Token(
        in.name(), in.text("user"), in.roles(), in.time("created"), in.time("expires"));
  }

  private record Fields(Path file, String name, Map<String, String> all) {
    String text(String field) {
      var text = all.get(field);
      if (text == null) {
        throw new BadInputException("%s: '%s' has no '%s'".formatted(file, name, field));
      }
      return text;
    }

    Instant time(String field) {
      try {
        return Instant.parse(text(field));
      } catch (DateTimeParseException _) {
        throw new BadInputException("%s: '%s' of '%s' is no time".formatted(file, field, name));
      }
    }

    Set<Role> roles() {
      var roles = EnumSet.noneOf(Role.class);
      for (var word : text("roles").split(",", -1)) {
        if (!word.isEmpty()) {
          roles.add(
              Role.of(word)
                  .orElseThrow(() ->
                      new BadInputException(
                          "%s: no role is called '%s' ('%s')".formatted(file, word, name))));
        }
      }
      return roles;
    }
  }

  /// Takes a user out with all tokens.
  void remove(String user) {
    users.remove(user);
    passwords.remove(user);
    for (var token : new TreeSet<>(tokens.keySet())) {
      var known = tokens.get(token);
      if (known != null && known.user().equals(user)) {
        tokens.remove(token);
        digests.remove(token);
      }
    }
  }

  void save(Path file) {
    var out = new StringBuilder();
    users.forEach((name, user) -> {
      var of = "user." + name;
      line(out, of, "changed", user.changed());
      line(out, of, "created", user.created());
      line(out, of, "disabled", user.disabled());
      line(out, of, "password", passwords.getOrDefault(name, ""));
      line(out, of, "roles", words(user.roles()));
    });
    tokens.forEach((name, token) -> {
      var of = "token." + name;
      line(out, of, "created", token.created());
      line(out, of, "digest", digests.getOrDefault(name, ""));
      line(out, of, "expires", token.expires());
      line(out, of, "roles", words(token.roles()));
      line(out, of, "user", token.user());
    });
    PrivateFiles.replace(file, out.toString());
  }

  private static void line(StringBuilder out, String of, String field, Object value) {
    out.append(of).append('.').append(field).append('=').append(value).append('\n');
  }

  static String words(Collection<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(Collectors.joining(","));
  }
}
