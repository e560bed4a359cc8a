package org.cadastre.core.model;

/// A declared relation between two configuration items, read from the one that states it.
///
/// @param reverse how it reads from the other end
public record RelationType(String name, String reverse, String doc) {}
