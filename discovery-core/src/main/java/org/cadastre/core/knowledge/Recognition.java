package org.cadastre.core.knowledge;

/// One thing recognised: an attribute's value, the entry that gave it and the exchange that it
/// rests on.
public record Recognition(String attribute, String value, String entry, int exchange) {}
