package org.cadastre.runtime.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cadastre.core.ci.Act;
import org.cadastre.runtime.BadInputException;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.PrivateFiles;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.Stewardship.Word;
import org.cadastre.runtime.access.Role;

/// The users and tokens of a home. Each change is put on record before it is made: nobody comes in
/// of whom nothing is known.
public final class Identities {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@_.-]{0,63}");
  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 1_024;
  private static final Duration LONGEST_LIFE = Duration.ofDays(366);

  private final Cadastre cadastre;
  private final Home home;

  public Identities(Cadastre cadastre) {
    this.cadastre = cadastre;
    this.home = cadastre.home();
  }

  /// By name.
  public List<User> users() {
    return List.copyOf(IdentitySheet.load(home.users()).users().values());
  }

  /// By name.
  public List<Token> tokens() {
    return List.copyOf(IdentitySheet.load(home.users()).tokens().values());
  }

  /// When each token let somebody in last, to the minute; by name.
  public Map<String, Instant> lastUses() {
    return new TokenUses(home.tokenUses(), cadastre.clock()).read();
  }

  /// @throws BadInputException when there is such a user, or the password is too easy
  public Act.Signed add(String name, String password, Set<Role> roles, Word word) {
    var wrong = new ArrayList<>(wrong(name, password));
    if (roles.isEmpty()) {
      wrong.add("a user needs at least one role");
    }
    if (!wrong.isEmpty()) {
      throw new BadInputException(wrong);
    }
    var kept = Passwords.kept(password);
    return change(sheet -> {
      if (sheet.users().containsKey(name)) {
        throw new BadInputException("there is a user '" + name + "' already");
      }
      var signed = record("user " + name, "added as " + IdentitySheet.words(roles), word);
      var now = signed.recordedAt();
      sheet.users().put(name, new User(name, roles, false, now, now));
      sheet.passwords().put(name, kept);
      return signed;
    });
  }

  private static List<String> wrong(String name, String password) {
    var wrong = new ArrayList<String>();
    requireName(name, wrong);
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      wrong.add(
          "a password has %d to %d characters".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
    }
    if (password.equalsIgnoreCase(name)) {
      wrong.add("a password is something else than the user's name");
    }
    return wrong;
  }

  private static void requireName(String name, List<String> wrong) {
    if (!NAME.matcher(name).matches()) {
      wrong.add("a name is made of letters, digits, '@', '.', '-' and '_': '%s'".formatted(name));
    }
  }

  public Act.Signed password(String name, String password, Word word) {
    var wrong = wrong(name, password);
    if (!wrong.isEmpty()) {
      throw new BadInputException(wrong);
    }
    var kept = Passwords.kept(password);
    return change(sheet -> {
      var user = user(sheet, name);
      var signed = record("user " + name, "given another password", word);
      sheet.users().put(name, user.changedAt(signed.recordedAt()));
      sheet.passwords().put(name, kept);
      return signed;
    });
  }

  public Act.Signed roles(String name, Set<Role> roles, Word word) {
    if (roles.isEmpty()) {
      throw new BadInputException("a user needs at least one role; 'user disable' shuts one out");
    }
    return change(sheet -> {
      var user = user(sheet, name);
      var signed = record("user " + name, "is now " + IdentitySheet.words(roles), word);
      sheet.users().put(name, user.as(roles));
      return signed;
    });
  }

  public Act.Signed disable(String name, Word word) {
    return disabled(name, true, word);
  }

  public Act.Signed enable(String name, Word word) {
    return disabled(name, false, word);
  }

  private Act.Signed disabled(String name, boolean wanted, Word word) {
    return change(sheet -> {
      var user = user(sheet, name);
      if (user.disabled() == wanted) {
        throw new RefusedException(name + (wanted ? " is disabled already" : " is not disabled"));
      }
      var signed = record("user " + name, wanted ? "disabled" : "enabled", word);
      sheet.users().put(name, user.disabled(wanted));
      return signed;
    });
  }

  /// Their tokens go with them.
  public Act.Signed remove(String name, Word word) {
    return change(sheet -> {
      user(sheet, name);
      var signed = record("user " + name, "removed", word);
      sheet.remove(name);
      return signed;
    });
  }

  /// A token that was just made.
  ///
  /// @param text of which nothing is kept that it could be made from; this is its only showing
  public record Made(Token token, String text, Act.Signed signed) {}

  /// @param roles of the user that it is to have; empty for all that the user has at the time
  /// @param life from now on
  public Made make(String name, String user, Set<Role> roles, Duration life, Word word) {
    var wrong = new ArrayList<String>();
    requireName(name, wrong);
    if (life.compareTo(LONGEST_LIFE) > 0 || life.isNegative() || life.isZero()) {
      wrong.add("a token lives for " + LONGEST_LIFE.toDays() + " days at most");
    }
    if (!wrong.isEmpty()) {
      throw new BadInputException(wrong);
    }
    return change(sheet -> made(sheet, name, user, roles, life, word));
  }

  private Made made(
      IdentitySheet sheet, String name, String user, Set<Role> roles, Duration life, Word word) {
    var owner = user(sheet, user);
    if (sheet.tokens().containsKey(name)) {
      throw new BadInputException("there is a token '" + name + "' already");
    }
    if (!owner.roles().containsAll(roles)) {
      throw new BadInputException(
          "a token has no role that its user has not: %s is %s"
              .formatted(user, IdentitySheet.words(owner.roles())));
    }
    var text = TokenText.fresh();
    var as = roles.isEmpty() ? "" : " as " + IdentitySheet.words(roles);
    var expires = cadastre.clock().instant().plus(life);
    var signed =
        record("token " + name, "made for %s%s until %s".formatted(user, as, expires), word);
    var token = new Token(name, user, roles, signed.recordedAt(), expires);
    sheet.tokens().put(name, token);
    sheet.digests().put(name, TokenText.digest(text));
    return new Made(token, text, signed);
  }

  public Act.Signed revoke(String name, Word word) {
    return change(sheet -> {
      if (!sheet.tokens().containsKey(name)) {
        throw new RefusedException("there is no token '" + name + "'");
      }
      var signed = record("token " + name, "revoked", word);
      sheet.tokens().remove(name);
      sheet.digests().remove(name);
      return signed;
    });
  }

  private static User user(IdentitySheet sheet, String name) {
    var user = sheet.users().get(name);
    if (user == null) {
      throw new RefusedException("there is no user '" + name + "'");
    }
    return user;
  }

  private Act.Signed record(String subject, String deed, Word word) {
    return cadastre.stewardship().administer(subject, deed, word);
  }

  private <T> T change(Function<IdentitySheet, T> change) {
    return PrivateFiles.alone(
        home.usersLock(),
        home.users(),
        () -> {
          var sheet = IdentitySheet.load(home.users());
          var result = change.apply(sheet);
          sheet.save(home.users());
          return result;
        });
  }
}
