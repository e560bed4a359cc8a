package org.cadastre.probes.ssh.output;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What sysfs knows of an interface beyond `ip addr`: one line per interface, its name and then
/// `name=value` words.
///
/// @param physical there is hardware (or a virtual machine's idea of it) behind it
/// @param bridge it is a bridge
/// @param uplink it is a bridge with a physical port
/// @param bond it is a bond of others
/// @param speed Mbit/s
public record LinkDetails(
    boolean physical, boolean bridge, boolean uplink, boolean bond, OptionalLong speed) {
  public static final LinkDetails UNKNOWN =
      new LinkDetails(false, false, false, false, OptionalLong.empty());

  public static Map<String, LinkDetails> parse(String text) {
    Map<String, LinkDetails> details = new TreeMap<>();
    Lines.of(text)
        .map(Lines::words)
        .forEach(words -> {
          Map<String, String> named = new TreeMap<>();
          for (var word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
              named.put(word.substring(0, equals), word.substring(equals + 1));
            }
          }
          details.put(words[0], of(named));
        });
    return details;
  }

  private static LinkDetails of(Map<String, String> named) {
    var speed = Lines.number(named.getOrDefault("speed", ""));
    boolean real = speed.isPresent() && speed.getAsLong() > 0 && speed.getAsLong() < 10_000_000;
    return new LinkDetails(
        yes(named, "device"),
        yes(named, "bridge"),
        yes(named, "uplink"),
        yes(named, "bond"),
        real ? speed : OptionalLong.empty());
  }

  private static boolean yes(Map<String, String> named, String name) {
    return "yes".equals(named.get(name));
  }
}
