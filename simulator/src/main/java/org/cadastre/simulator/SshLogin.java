package org.cadastre.simulator;

import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.jspecify.annotations.Nullable;

/// Who may log in to a simulated SSH server.
///
/// @param password null when none opens the door
/// @param authorized null when no key does
public record SshLogin(String user, @Nullable String password, @Nullable PublicKey authorized) {
  public static SshLogin password(String user, String password) {
    return new SshLogin(user, password, null);
  }

  public static SshLogin key(String user, PublicKey authorized) {
    return new SshLogin(user, null, authorized);
  }

  boolean admits(String who, String offered) {
    return user.equals(who) && offered.equals(password);
  }

  boolean admits(String who, PublicKey offered) {
    return user.equals(who) && authorized != null && KeyUtils.compareKeys(authorized, offered);
  }

  @Override
  public String toString() {
    return "SshLogin[" + user + "]";
  }
}
