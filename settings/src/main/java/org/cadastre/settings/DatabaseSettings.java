package org.cadastre.settings;

import org.jspecify.annotations.Nullable;

/// Where a home's register and journal are, when not in files.
///
/// @param url of a PostgreSQL database, as JDBC writes it
/// @param passwordFile a file that holds nothing but the password, or null: the environment says it
public record DatabaseSettings(String url, String user, @Nullable String passwordFile) {
  static DatabaseSettings read(Node node) {
    node.only("url", "user", "password_file");
    return new DatabaseSettings(
        node.text("url"), node.text("user"), node.textOrNull("password_file"));
  }
}
