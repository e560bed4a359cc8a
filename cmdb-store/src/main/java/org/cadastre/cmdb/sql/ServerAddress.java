package org.cadastre.cmdb.sql;

import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Where a PostgreSQL database is, and who asks for it.
///
/// @param url `jdbc:postgresql://host[:port]/database[?parameter=value&…]`, with parameters only
///   from a short list: some of the driver's others load classes or read files
public record ServerAddress(String url, String user, String password) {
  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql://(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::\\d{1,5})?/[A-Za-z0-9_.-]+"
              + "(?:\\?(?<parameters>.*))?");
  private static final Pattern PARAMETER =
      Pattern.compile("(?<name>[A-Za-z]+)=(?<value>[A-Za-z0-9_./:-]*)");
  private static final Set<String> PARAMETERS =
      Set.of(
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "channelBinding",
          "connectTimeout",
          "socketTimeout",
          "currentSchema");

  private static final String SCHEMA = "currentSchema=";

  /// @throws IllegalArgumentException saying what is wrong with the address
  public ServerAddress {
    var matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "not the address of a PostgreSQL database"
              + " (jdbc:postgresql://host:5432/database): "
              + url);
    }
    var parameters = matcher.group("parameters");
    if (parameters != null) {
      for (var parameter : parameters.split("&", -1)) {
        requireHarmless(parameter);
      }
    }
  }

  private static void requireHarmless(String parameter) {
    var matcher = PARAMETER.matcher(parameter);
    if (!matcher.matches() || !PARAMETERS.contains(matcher.group("name"))) {
      var name = parameter.split("=", 2)[0];
      throw new IllegalArgumentException(
          "a database's address may not say '"
              + name
              + "', only "
              + String.join(", ", new TreeSet<>(PARAMETERS))
              + " with plain values");
    }
  }

  /// The same database, with that schema as the one in which tables are made and found.
  ServerAddress in(String schema) {
    int at = url.indexOf('?');
    var kept = new StringJoiner("&", (at < 0 ? url : url.substring(0, at)) + "?", "");
    if (at >= 0) {
      for (var parameter : url.substring(at + 1).split("&", -1)) {
        if (!parameter.startsWith(SCHEMA)) {
          kept.add(parameter);
        }
      }
    }
    return new ServerAddress(kept.add(SCHEMA + schema).toString(), user, password);
  }

  /// Connections to it, which are used again.
  public Connections connections() {
    return new Connections(new PostgresServer(url, user, password));
  }

  /// Without the password.
  @Override
  public String toString() {
    return url + " as " + user;
  }
}
