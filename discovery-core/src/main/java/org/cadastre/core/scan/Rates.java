package org.cadastre.core.scan;

/// How much may be sent: to one host, to one subnet (a /24 of IPv4, a /64 of IPv6), and in all.
public record Rates(Rate host, Rate subnet, Rate all) {
  /// What networks bear that break when they are touched, and what one process can send.
  public static final Rates USUAL =
      new Rates(new Rate(100, 5, 4), new Rate(1_000, 100, 256), new Rate(20_000, 1_000, 512));

  /// No limit that is ever reached.
  public static final Rates FREE = new Rates(Rate.FREE, Rate.FREE, Rate.FREE);

  /// @param packets in any second
  /// @param connections opened in any second
  /// @param atOnce conversations at the same time
  public record Rate(int packets, int connections, int atOnce) {
    /// More than that cannot be told from no limit.
    public static final int MOST = 1_000_000;

    public static final Rate FREE = new Rate(MOST, MOST, MOST);

    public Rate {
      if (packets < 1 || connections < 1 || atOnce < 1) {
        throw new IllegalArgumentException("a rate of nothing lets nobody through");
      }
    }

    /// The lesser of both in everything.
    Rate and(Rate other) {
      return new Rate(
          Math.min(packets, other.packets),
          Math.min(connections, other.connections),
          Math.min(atOnce, other.atOnce));
    }
  }
}
