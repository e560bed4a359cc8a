package org.cadastre.probes.ssh.output;

/// A part of a network device as its inventory command lists it.
///
/// @param place what tells it from the other parts
/// @param model the maker's part number; empty when not told
/// @param serial empty when not told
public record ChassisPart(String place, String description, String model, String serial) {}
