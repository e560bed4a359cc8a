package org.cadastre.probes.ssh;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// All questions of one batch as one shell script, each answer framed by lines that hold a nonce,
/// so that no output can pass for a frame.
///
/// ```
/// --NONCE N begin
/// standard output of question N
/// --NONCE N end EXIT-STATUS
/// ```
///
/// Before the first the shell tells its process number: `--NONCE shell 4711`.
///
/// @param stuck the process number of a shell that is to be ended first; empty for none
record Script(String nonce, List<String> commands, String stuck) {
  private static final String PRELUDE =
      """
      LC_ALL=C; export LC_ALL; PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin; export PATH
      """;

  byte[] bytes() {
    var script = new StringBuilder("#! cadastre 1 " + nonce + "\n").append(PRELUDE);
    if (!stuck.isEmpty()) {
      script.append("kill -TERM -").append(stuck).append(" 2>/dev/null || ");
      script.append("kill -TERM ").append(stuck).append(" 2>/dev/null\n");
    }
    script.append("printf '\\n--%s shell %s\\n' ").append(nonce).append(" $$\n");
    for (int n = 0; n < commands.size(); n++) {
      script.append("printf '\\n--%s %s begin\\n' ").append(nonce).append(' ').append(n);
      script.append("\n(\n#? ").append(n).append('\n').append(commands.get(n));
      script.append("\n#= ").append(n).append("\n) </dev/null 2>/dev/null\n");
      script.append("printf '\\n--%s %s end %s\\n' ").append(nonce).append(' ').append(n);
      script.append(" $?\n");
    }
    return script.append("exit 0\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
