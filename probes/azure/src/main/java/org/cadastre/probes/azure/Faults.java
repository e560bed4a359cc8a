package org.cadastre.probes.azure;

import com.azure.identity.CredentialUnavailableException;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.cadastre.core.evidence.Outcome;
import org.jspecify.annotations.Nullable;

/// What the causes of a failed call mean, in words for an operator.
final class Faults {
  private static final int DEEPEST = 20;
  private static final int LONGEST = 300;

  private Faults() {}

  static boolean isLate(Throwable fault) {
    return find(fault, HttpTimeoutException.class) != null
        || find(fault, TimeoutException.class) != null;
  }

  /// Why there is no token. A refusal is what the authority said in so many words, or that there is
  /// nothing to ask it with.
  static Outcome outcome(Throwable fault) {
    if (isLate(fault)) {
      return Outcome.TIMED_OUT;
    }
    boolean unusable =
        find(fault, CredentialUnavailableException.class) != null
            || find(fault, IllegalArgumentException.class) != null;
    return unusable || refused(find(fault, MsalServiceException.class))
        ? Outcome.DENIED
        : Outcome.UNREACHABLE;
  }

  private static boolean refused(@Nullable MsalServiceException said) {
    var status = said == null ? null : said.statusCode();
    return status != null && status >= 400 && status < 500 && status != 408 && status != 429;
  }

  static String text(Throwable fault) {
    var host = find(fault, UnknownHostException.class);
    if (host != null) {
      return "the name " + host.getMessage() + " does not resolve";
    }
    if (find(fault, ConnectException.class) != null) {
      return "nobody answers there";
    }
    var tls = find(fault, SSLException.class);
    if (tls != null) {
      return "no trusted TLS connection: " + shown(tls);
    }
    var io = find(fault, IOException.class);
    return io == null ? shown(root(fault)) : "the connection broke off: " + shown(io);
  }

  private static Throwable root(Throwable fault) {
    var root = fault;
    for (int depth = 0; depth < DEEPEST && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    return root;
  }

  private static <T extends Throwable> @Nullable T find(Throwable fault, Class<T> kind) {
    Throwable next = fault;
    for (int depth = 0; depth < DEEPEST && next != null; depth++) {
      if (kind.isInstance(next)) {
        return kind.cast(next);
      }
      next = next.getCause();
    }
    return null;
  }

  /// One line, of bounded length; the libraries put no secrets into their messages.
  private static String shown(Throwable fault) {
    var message = fault.getMessage();
    if (message == null) {
      return fault.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
    var line = message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
