package org.cadastre.runtime;

/// One thing that `doctor` looked at.
///
/// @param what what was looked at
/// @param well whether it is as it should be
/// @param words what was found, and where it is not well, what to do
public record Check(String what, boolean well, String words) {}
