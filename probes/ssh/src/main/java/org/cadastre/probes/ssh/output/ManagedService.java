package org.cadastre.probes.ssh.output;

/// A service as the host's service manager lists it.
///
/// @param state `running`, `stopped`, `failed` or the manager's own word
/// @param startup `enabled`, `disabled` or the manager's own word; empty when not told
/// @param description empty when not told
public record ManagedService(String name, String state, String startup, String description) {}
