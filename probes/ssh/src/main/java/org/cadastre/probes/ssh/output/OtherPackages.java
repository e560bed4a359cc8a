package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What package managers beside the big four list, each in its own form.
public final class OtherPackages {
  private static final Pattern NAME_VERSION = Pattern.compile("(\\S+)-(\\d[^\\s-]*)");
  private static final Pattern SLACKWARE =
      Pattern.compile("(\\S+)-([^\\s-]+)-([^\\s-]+)-([^\\s-]+)");
  private static final Pattern PORTAGE = Pattern.compile("(\\S+/\\S+?)-(\\d\\S*)");
  private static final Pattern PYTHON =
      Pattern.compile("([^\\s/-]+)-([^\\s/-]+)(?:-.*)?\\.\\w+-info");
  private static final Pattern GEM =
      Pattern.compile("([^\\s/]+?)-(\\d[^\\s/-]*)(?:-[^/]*)?\\.gemspec");
  private static final Pattern BREW = Pattern.compile(".*/(?:Cellar|Caskroom)/([^/]+)/([^/]+)");
  private static final Pattern NPM =
      Pattern.compile(
          ".*/node_modules/((?:@[^/]+/)?[^/]+)/package\\.json:\\s*\"version\":\\s*\"([^\"]+)\".*");
  private static final Pattern IPS = Pattern.compile("(\\S+)(?: \\([^)]*\\))?\\s+(\\S+)\\s+i\\S*");
  private static final Pattern SWLIST = Pattern.compile("\\s{1,4}(\\S+)\\s+(\\d\\S*)(?:\\s.*)?");

  private static final Map<String, Function<String, List<InstalledPackage>>> READERS =
      Map.ofEntries(
          Map.entry("snap", OtherPackages::snap),
          Map.entry("flatpak", OtherPackages::flatpak),
          Map.entry("pkg", OtherPackages::pkg),
          Map.entry("pkg_info", text -> lines(text, NAME_VERSION)),
          Map.entry("ips", text -> lines(text, IPS)),
          Map.entry("svr4", OtherPackages::svr4),
          Map.entry("lslpp", OtherPackages::lslpp),
          Map.entry("swlist", text -> lines(text, SWLIST)),
          Map.entry("brew", text -> lines(text, BREW)),
          Map.entry("portage", text -> lines(text, PORTAGE)),
          Map.entry("slackware", text -> lines(text, SLACKWARE)),
          Map.entry("python", text -> files(text, PYTHON)),
          Map.entry("gem", text -> files(text, GEM)),
          Map.entry("npm", text -> lines(text, NPM)));

  /// A manager's list.
  ///
  /// @param complete it ended with success
  public record Listing(String manager, List<InstalledPackage> packages, boolean complete) {}

  private OtherPackages() {}

  /// Sections `manager=…`; those of managers that nobody here knows are passed over.
  public static List<Listing> parse(String text) {
    var listings = new ArrayList<Listing>();
    for (var section : Sections.parse("manager", text).all()) {
      var reader = READERS.get(section.name());
      if (reader != null) {
        var packages = reader.apply(section.text());
        listings.add(new Listing(section.name(), packages, section.complete()));
      }
    }
    return listings;
  }

  private static List<InstalledPackage> lines(String text, Pattern pattern) {
    return matched(Lines.of(text), pattern);
  }

  private static List<InstalledPackage> files(String text, Pattern pattern) {
    return matched(Lines.of(text).map(l -> l.substring(l.lastIndexOf('/') + 1)), pattern);
  }

  private static List<InstalledPackage> matched(Stream<String> lines, Pattern pattern) {
    return lines
        .map(pattern::matcher)
        .filter(Matcher::lookingAt)
        .map(m -> new InstalledPackage(m.group(1), m.group(2), ""))
        .toList();
  }

  private static List<InstalledPackage> snap(String text) {
    return Lines.of(text)
        .map(Lines::words)
        .filter(w -> w.length >= 5 && w[2].matches("x?\\d+"))
        .map(w -> new InstalledPackage(w[0], w[1], ""))
        .toList();
  }

  /// `flatpak list --columns=application,version,arch`; some have no version.
  private static List<InstalledPackage> flatpak(String text) {
    return Lines.whole(text)
        .map(l -> l.split("\t", -1))
        .filter(f -> f.length == 3 && f[0].contains("."))
        .map(f -> new InstalledPackage(f[0], f[1], f[2]))
        .toList();
  }

  private static List<InstalledPackage> pkg(String text) {
    return Lines.whole(text)
        .map(l -> l.split("\t", -1))
        .filter(f -> f.length == 3 && !f[0].isBlank())
        .map(f -> new InstalledPackage(f[0], f[1], f[2].substring(f[2].lastIndexOf(':') + 1)))
        .toList();
  }

  /// `lslpp -Lqc`: fileset in the second field where the first is a path, else package and fileset.
  private static List<InstalledPackage> lslpp(String text) {
    return Lines.of(text)
        .filter(l -> !l.startsWith("#"))
        .map(l -> l.split(":", -1))
        .filter(f -> f.length > 3)
        .map(f -> new InstalledPackage(f[1].strip(), f[2].strip(), ""))
        .filter(p -> !p.name().isEmpty() && p.version().matches("\\d[\\w.-]*"))
        .toList();
  }

  /// Paragraphs of `PKGINST:`, `ARCH:` and `VERSION:`, or of `Name:` and `Version:`.
  private static List<InstalledPackage> svr4(String text) {
    var found = new ArrayList<InstalledPackage>();
    var name = "";
    var arch = "";
    for (var line : (Iterable<String>) Lines.of(text)::iterator) {
      var field = field(line);
      if (field.isEmpty()) {
        continue;
      }
      switch (field.get()[0]) {
        case "PKGINST", "Name" -> {
          name = field.get()[1];
          arch = "";
        }
        case "ARCH" -> arch = field.get()[1];
        case "VERSION", "Version" -> {
          if (!name.isEmpty()) {
            found.add(new InstalledPackage(name, field.get()[1], arch));
          }
          name = "";
        }
        default -> {}
      }
    }
    return found;
  }

  private static Optional<String[]> field(String line) {
    int colon = line.indexOf(": ");
    return colon < 0
        ? Optional.empty()
        : Optional.of(
            new String[] {line.substring(0, colon).strip(), line.substring(colon + 2).strip()});
  }
}
