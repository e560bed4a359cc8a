package org.cadastre.settings;

/// Something wrong in a file that a person wrote.
///
/// @param file as the operator would open it
/// @param line from 1
public record Problem(String file, int line, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
