package org.cadastre.cmdb.shards;

import java.sql.SQLException;
import java.util.regex.Pattern;

/// Tells a failure of the connection to a server, which others will not have later, from a failure
/// of what was asked.
public final class Loss {
  /// Connection exceptions, and a server that ends, or does not yet take, a session (PostgreSQL,
  /// appendix A).
  private static final Pattern STATES = Pattern.compile("08...|57P0.");

  private Loss() {}

  public static boolean explains(SQLException failure) {
    return STATES.matcher(String.valueOf(failure.getSQLState())).matches();
  }
}
