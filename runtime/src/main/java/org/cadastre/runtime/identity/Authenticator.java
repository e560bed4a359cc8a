package org.cadastre.runtime.identity;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.access.Principal;
import org.cadastre.settings.ServerSettings.OidcSettings;
import org.jspecify.annotations.Nullable;

/// Says who somebody is, by what they show in the field `Authorization` of a request (RFC 9110): a
/// user's password (`Basic`), a token or an OpenID provider's word (`Bearer`).
public final class Authenticator {
  private static final int LONGEST = 17 * 1_024;

  /// A password costs time and memory: no more are looked at at once.
  private static final int AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String WRONG = "no such user with that password";
  private static final String NO_TOKEN = "no such token, or one that is no longer valid";

  private final Home home;
  private final InstantSource clock;
  private final Throttle throttle;
  private final TokenUses uses;
  private final Optional<Provider> provider;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /// @param oidc who else vouches for people, or null
  public Authenticator(Home home, @Nullable OidcSettings oidc, InstantSource clock) {
    this.home = home;
    this.clock = clock;
    this.throttle = new Throttle(clock);
    this.uses = new TokenUses(home.tokenUses(), clock);
    this.provider =
        Optional.ofNullable(oidc).map(settings -> new Provider(settings, home.directory(), clock));
  }

  /// @param shown the field `Authorization`, or null when there is none
  public Answer authenticate(@Nullable String shown, InetAddress from) {
    if (shown == null) {
      return new Answer.Unknown("say who you are: a user's password, or a token");
    }
    int space = shown.indexOf(' ');
    if (space < 0 || shown.length() > LONGEST) {
      return new Answer.Unknown("that is neither Basic nor Bearer");
    }
    var rest = shown.substring(space + 1).strip();
    return switch (shown.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "basic" -> basic(rest, from);
      case "bearer" -> bearer(rest);
      default -> new Answer.Unknown("that is neither Basic nor Bearer");
    };
  }

  private Answer basic(String encoded, InetAddress from) {
    try {
      var text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? new Answer.Unknown(WRONG)
          : inTurn(text.substring(0, colon), text.substring(colon + 1), from);
    } catch (IllegalArgumentException _) {
      return new Answer.Unknown("that is no Base64");
    }
  }

  private Answer inTurn(String name, String password, InetAddress from) {
    boolean taken = false;
    try {
      taken = turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return taken ? password(name, password, from) : new Answer.Later(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Later(PATIENCE);
    } finally {
      if (taken) {
        turns.release();
      }
    }
  }

  private Answer password(String name, String password, InetAddress from) {
    var pause = throttle.pause(name, from);
    if (pause.isPresent()) {
      return new Answer.Later(pause.get());
    }
    var sheet = IdentitySheet.load(home.users());
    var user = sheet.users().get(name);
    boolean right =
        user == null
            ? Passwords.none(password)
            : Passwords.same(password, sheet.passwords().getOrDefault(name, ""));
    if (user == null || !right || user.disabled()) {
      throttle.failed(name, from);
      return new Answer.Unknown(WRONG);
    }
    throttle.succeeded(name);
    return new Answer.Known(new Principal("user:" + name, user.roles()));
  }

  private Answer bearer(String text) {
    if (text.startsWith(TokenText.PREFIX)) {
      return TokenText.plausible(text) ? token(text) : new Answer.Unknown(NO_TOKEN);
    }
    return provider.map(known -> known.verify(text)).orElseGet(() -> new Answer.Unknown(NO_TOKEN));
  }

  private Answer token(String text) {
    var sheet = IdentitySheet.load(home.users());
    var token = named(sheet, TokenText.digest(text));
    var owner = token == null ? null : sheet.users().get(token.user());
    if (token == null
        || owner == null
        || owner.disabled()
        || !clock.instant().isBefore(token.expires())) {
      return new Answer.Unknown(NO_TOKEN);
    }
    note(token, sheet);
    return new Answer.Known(new Principal("token:" + token.name(), token.of(owner)));
  }

  private static @Nullable Token named(IdentitySheet sheet, String digest) {
    var wanted = digest.getBytes(StandardCharsets.US_ASCII);
    return sheet.digests().entrySet().stream()
        .filter(known ->
            MessageDigest.isEqual(wanted, known.getValue().getBytes(StandardCharsets.US_ASCII)))
        .map(Map.Entry::getKey)
        .map(sheet.tokens()::get)
        .findFirst()
        .orElse(null);
  }

  private void note(Token token, IdentitySheet sheet) {
    try {
      uses.note(token.name(), sheet.tokens().keySet());
    } catch (UncheckedIOException | RefusedException _) {
      // A full disk, or a home that may only be read, must not keep anybody from stopping scans;
      // the next use is noted again.
      return;
    }
  }
}
