package org.cadastre.core.ci;

/// Names a facet: what one source says about one aspect of one host, its parts included.
///
/// @param ci the host; parts are told by their host's facets
/// @param kind `system`, `hardware`, `interfaces`, `software` …
public record FacetKey(String source, CiId ci, String kind) {}
