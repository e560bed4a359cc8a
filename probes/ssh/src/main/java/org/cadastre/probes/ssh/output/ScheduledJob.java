package org.cadastre.probes.ssh.output;

/// Something that a host runs by the clock.
///
/// @param source the table or unit that says so
/// @param schedule in the source's own words
/// @param user empty when not told
public record ScheduledJob(String source, String schedule, String user, String command) {}
