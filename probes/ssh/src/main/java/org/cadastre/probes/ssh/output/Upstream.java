package org.cadastre.probes.ssh.output;

/// A server that the configuration of another declares as one it passes work to.
///
/// @param software whose configuration: `nginx`, `HAProxy`, `Apache HTTP Server`
/// @param file where it stands
/// @param group the upstream block or backend; empty when it stands alone
/// @param host name or address
/// @param port 0 when not told
public record Upstream(String software, String file, String group, String host, int port) {}
