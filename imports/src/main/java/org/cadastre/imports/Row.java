package org.cadastre.imports;

/// A row of a file as it stands there, without the end of its line.
///
/// @param line on which it begins, from 1
record Row(int line, String text) {}
