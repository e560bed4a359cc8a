package org.cadastre.core.evidence;

/// What was asked, in words that hold no secret.
///
/// @param verb what the protocol does with it: `get`, `walk`, `run`
/// @param text the rest: object identifiers, a command line; may hold line breaks
public record Question(String verb, String text) {}
