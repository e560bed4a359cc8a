package org.cadastre.cmdb.shards;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/// Connections of a process that stands still at a certain place.
final class Stopping {
  private Stopping() {}

  /// @param there is told that it is about to commit
  /// @param until returns when it goes on
  static DataSource beforeCommit(DataSource connections, Runnable there, Runnable until) {
    return around(
        DataSource.class,
        (_, method, arguments) -> {
          var got = told(() -> method.invoke(connections, arguments));
          return got instanceof Connection connection ? stopping(connection, there, until) : got;
        });
  }

  private static Connection stopping(Connection connection, Runnable there, Runnable until) {
    return around(
        Connection.class,
        (_, method, arguments) -> {
          if (method.getName().equals("commit")) {
            there.run();
            until.run();
          }
          return told(() -> method.invoke(connection, arguments));
        });
  }

  private static <T> T around(Class<T> type, InvocationHandler handler) {
    var loader = Stopping.class.getClassLoader();
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
  }

  private interface Call {
    Object made() throws ReflectiveOperationException;
  }

  private static Object told(Call call) throws Throwable {
    try {
      return call.made();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
