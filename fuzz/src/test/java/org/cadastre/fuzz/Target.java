package org.cadastre.fuzz;

import java.util.List;

/// What is fuzzed: a parser of bytes from outside, and whole examples of what it reads. Its class
/// also has the method that the fuzzer calls, `public static void fuzzerTestOneInput(byte[])`,
/// which lets nothing through but what is no declared refusal of the parser; and where classes and
/// configuration take long to load, `public static void fuzzerInitialize()`, which reads a seed, so
/// that the first input is not blamed for it.
public interface Target {
  /// Never empty: the coverage that they reach is what fuzzing has to add to.
  List<byte[]> seeds();
}
