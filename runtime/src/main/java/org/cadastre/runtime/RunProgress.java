package org.cadastre.runtime;

/// How far a run is.
///
/// @param done endpoints dealt with
/// @param total endpoints in all
/// @param answered endpoints that held a conversation
public record RunProgress(long done, long total, int answered) {}
