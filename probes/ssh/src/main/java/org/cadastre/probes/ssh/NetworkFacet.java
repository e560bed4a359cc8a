package org.cadastre.probes.ssh;

import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.ssh.output.Mount;

/// What the host relies on in its network: resolvers, gateways, file servers.
final class NetworkFacet {
  private static final Pattern GATEWAY =
      Pattern.compile("(?m)^default(?: via)?\\s+([0-9a-fA-F.:]{3,45})");
  private static final Pattern RESOLVER =
      Pattern.compile("(?m)^nameserver=([0-9a-fA-F.:]{3,45})(?:%\\S+)?$");

  private final Picture picture;
  private final Subject host;
  private final Report report;

  NetworkFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  void report() {
    var text = picture.text(Asked.NETWORK);
    int at = picture.at(Asked.NETWORK);
    report.fact(host, "net.dns_servers", found(RESOLVER, text), at);
    report.fact(host, "net.default_gateways", found(GATEWAY, text), at);
    picture.heard(Asked.MOUNTS).ifPresent(this::fileServers);
  }

  private static NavigableSet<String> found(Pattern pattern, String text) {
    NavigableSet<String> found = new TreeSet<>();
    pattern.matcher(text).results().forEach(m -> found.add(m.group(1)));
    return found;
  }

  private void fileServers(Heard heard) {
    for (var mount : Mount.parse(heard.text())) {
      mount
          .server()
          .flatMap(Peers::placeholder)
          .ifPresent(server -> report.link(host, "depends_on", server, heard.exchange()));
      mount.server().ifPresent(server -> remote(mount, heard.exchange()));
    }
  }

  private void remote(Mount mount, int at) {
    var subject =
        report.part(
            host, "file_system", mount.point(), "file_system.mount_point", mount.point(), at);
    report.fact(subject, "file_system.mount_point", mount.point(), at);
    report.fact(subject, "file_system.device", mount.device(), at);
    report.fact(subject, "file_system.type", mount.type(), at);
    report.fact(subject, "file_system.options", mount.options(), at);
  }
}
