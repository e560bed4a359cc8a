package org.cadastre.probes.ssh.output;

import java.util.List;
import java.util.stream.Stream;

/// An installed package as its manager lists it.
///
/// @param arch empty when not told
public record InstalledPackage(String name, String version, String arch) {
  private static final String NO_EPOCH = "(none)";

  /// `dpkg-query -W` with name, version, architecture and abbreviated status between tabs; packages
  /// that are not installed (removed, half-configured remains) are left out.
  public static List<InstalledPackage> dpkg(String text) {
    return tabbed(text, 4)
        .filter(f -> f[3].length() > 1 && f[3].charAt(1) == 'i')
        .map(f -> new InstalledPackage(f[0], f[1], f[2]))
        .toList();
  }

  /// `rpm -qa` with name, epoch, version, release and architecture between tabs; the keys that rpm
  /// keeps among its packages are left out.
  public static List<InstalledPackage> rpm(String text) {
    return tabbed(text, 5)
        .filter(f -> !f[0].equals("gpg-pubkey"))
        .map(f -> {
          var epoch = f[1].isEmpty() || f[1].equals(NO_EPOCH) ? "" : f[1] + ":";
          return new InstalledPackage(
              f[0], epoch + f[2] + "-" + f[3], f[4].equals(NO_EPOCH) ? "" : f[4]);
        })
        .toList();
  }

  /// The lines `P:`, `V:` and `A:` of `/lib/apk/db/installed`.
  public static List<InstalledPackage> apk(String text) {
    return ApkDatabase.parse(text);
  }

  /// `pacman -Q`: name and version.
  public static List<InstalledPackage> pacman(String text) {
    return Lines.of(text)
        .map(Lines::words)
        .filter(w -> w.length == 2)
        .map(w -> new InstalledPackage(w[0], w[1], ""))
        .toList();
  }

  private static Stream<String[]> tabbed(String text, int fields) {
    return Lines.whole(text)
        .map(line -> line.split("\t", -1))
        .filter(f -> f.length == fields && !f[0].isBlank());
  }
}
