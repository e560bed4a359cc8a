package org.cadastre.core.knowledge;

/// Something a device said, under the name that knowledge entries know it by.
///
/// @param text as it was said
/// @param exchange where in the transcript, from 0
public record Clue(String text, int exchange) {}
