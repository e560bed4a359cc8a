package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A container or virtual machine as the host that runs it lists it.
///
/// @param runtime who lists it: `docker`, `podman`, `virsh`, `lxc` …
/// @param id the runtime's own identity of it; its name where it has no other
/// @param image empty when not told
/// @param uuid of a virtual machine, in lower case; empty when not told
public record HostedGuest(
    String runtime, String id, String name, String image, String state, String uuid) {
  private static final Set<String> MACHINES = Set.of("virsh", "qm", "xl", "virtualbox");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern PAIR = Pattern.compile("(\\w+)=(\\S+)");

  /// Everything of a runtime.
  ///
  /// @param complete it ended with success
  public record Listing(String runtime, List<HostedGuest> guests, boolean complete) {}

  /// Sections `runtime=…`.
  public static List<Listing> parse(String text) {
    var sections = Sections.parse("runtime", text);
    var uuids = uuids(sections.text("virsh-uuid"));
    var listings = new ArrayList<Listing>();
    for (var section : sections.all()) {
      if (!section.name().equals("virsh-uuid")) {
        var guests = new ArrayList<HostedGuest>();
        for (var line : Lines.of(section.text()).toList()) {
          line(section.name(), line, uuids).ifPresent(guests::add);
        }
        listings.add(new Listing(section.name(), guests, section.complete()));
      }
    }
    return listings;
  }

  private static Map<String, String> uuids(String text) {
    Map<String, String> uuids = new HashMap<>();
    Lines.of(text)
        .map(l -> Lines.words(l, 2))
        .filter(w -> w.length == 2 && UUID.matcher(w[0]).matches())
        .forEach(w -> uuids.put(w[1], w[0].toLowerCase(Locale.ROOT)));
    return uuids;
  }

  private static Optional<HostedGuest> line(
      String runtime, String line, Map<String, String> uuids) {
    var w = Lines.words(line);
    return switch (runtime) {
      case "docker", "podman" -> tabbed(runtime, line.split("\t", -1));
      case "virsh" -> virsh(line, uuids);
      case "qm" -> numbered(w, 1, 2);
      case "pct" ->
          w.length > 2 && Lines.digits(w[0])
              ? plain(runtime, w[0], w[w.length - 1], w[1])
              : Optional.empty();
      case "xl" -> xen(w);
      case "lxd" -> {
        var f = line.split(",", -1);
        yield f.length == 2 ? plain(runtime, f[0], f[0], f[1]) : Optional.empty();
      }
      case "lxc" ->
          w.length == 2 && !w[1].equals("STATE")
              ? plain(runtime, w[0], w[0], w[1])
              : Optional.empty();
      case "openvz" -> w.length == 3 ? plain(runtime, w[0], w[1], w[2]) : Optional.empty();
      case "jails" -> jail(line);
      case "zones" -> zone(line.split(":", -1));
      case "machinectl" -> w.length > 2 ? plain(runtime, w[0], w[0], "running") : Optional.empty();
      case "crictl" -> crictl(w);
      case "containerd" ->
          w.length == 3 && !w[0].equals("CONTAINER")
              ? made(runtime, w[0], w[0], w[1], "")
              : Optional.empty();
      case "virtualbox" -> virtualBox(line);
      default -> Optional.empty();
    };
  }

  private static Optional<HostedGuest> tabbed(String runtime, String[] f) {
    return f.length < 4 || f[0].isBlank()
        ? Optional.empty()
        : made(runtime, f[0], f[1], f[2], f[3]);
  }

  /// ` Id Name State`; a name may hold blanks only where more than one parts the columns.
  private static Optional<HostedGuest> virsh(String line, Map<String, String> uuids) {
    var w = Lines.words(line, 3);
    if (w.length < 3 || !w[0].matches("\\d+|-")) {
      return Optional.empty();
    }
    var uuid = uuids.getOrDefault(w[1], "");
    return Optional.of(
        new HostedGuest("virsh", uuid.isEmpty() ? w[1] : uuid, w[1], "", w[2], uuid));
  }

  private static Optional<HostedGuest> numbered(String[] w, int name, int state) {
    return w.length > state && Lines.digits(w[0])
        ? plain("qm", w[0], w[name], w[state])
        : Optional.empty();
  }

  /// `Name ID Mem VCPUs State Time(s)`; the number is missing for what does not run.
  private static Optional<HostedGuest> xen(String[] w) {
    if (w.length < 4 || w[0].equals("Name") || w[0].equals("Domain-0")) {
      return Optional.empty();
    }
    var flags = w.length > 5 ? w[4] : "";
    return plain("xl", w[0], w[0], flags.matches("[rb-]+") && !flags.isEmpty() ? "running" : "off");
  }

  private static Optional<HostedGuest> jail(String line) {
    Map<String, String> pairs = new HashMap<>();
    PAIR.matcher(line).results().forEach(m -> pairs.put(m.group(1), m.group(2)));
    var name = pairs.get("name");
    return name == null ? Optional.empty() : plain("jails", name, name, "running");
  }

  /// `id:name:state:path:uuid:brand:ip-type`; the global zone is the host itself.
  private static Optional<HostedGuest> zone(String[] f) {
    return f.length < 5 || f[1].equals("global")
        ? Optional.empty()
        : plain("zones", f[4].isBlank() ? f[1] : f[4], f[1], f[2]);
  }

  /// `CONTAINER IMAGE CREATED STATE NAME ATTEMPT …`, the age being several words.
  private static Optional<HostedGuest> crictl(String[] w) {
    for (int i = 3; i < w.length - 1; i++) {
      if (w[i].matches("Running|Exited|Created|Unknown")) {
        return made("crictl", w[0], w[i + 1], w[1], w[i]);
      }
    }
    return Optional.empty();
  }

  private static Optional<HostedGuest> virtualBox(String line) {
    int brace = line.lastIndexOf(" {");
    if (!line.startsWith("\"") || brace < 3 || !line.endsWith("}")) {
      return Optional.empty();
    }
    var uuid = line.substring(brace + 2, line.length() - 1).toLowerCase(Locale.ROOT);
    var name = line.substring(1, brace - 1);
    return Optional.of(new HostedGuest("virtualbox", uuid, name, "", "", uuid));
  }

  private static Optional<HostedGuest> plain(String runtime, String id, String name, String state) {
    return made(runtime, id, name, "", state);
  }

  private static Optional<HostedGuest> made(
      String runtime, String id, String name, String image, @Nullable String state) {
    return Optional.of(
        new HostedGuest(
            runtime, id, name, image, state == null ? "" : state.toLowerCase(Locale.ROOT), ""));
  }

  /// A machine with a kernel of its own.
  public boolean machine() {
    return MACHINES.contains(runtime);
  }
}
