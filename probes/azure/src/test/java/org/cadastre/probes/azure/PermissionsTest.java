package org.cadastre.probes.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cadastre.probes.azure.inventory.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The role that `docs/permissions-azure.md` shows is the least with which all is found.
class PermissionsTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("cadastre.root", "."), "docs", "permissions-azure.md");
  private static final Pattern QUOTED = Pattern.compile("\"(Microsoft\\.[^\"]+)\"");
  private static final Pattern PROVIDER = Pattern.compile("GET .*?/providers/([^?]+)\\?(.*)");
  private static final String AUTOMATION = "microsoft.automation/automationaccounts";

  private final Cloud cloud = new Cloud();

  @BeforeEach
  void fill() {
    Estate.into(cloud);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private static SortedSet<String> documented() throws IOException {
    assumeTrue(Files.isRegularFile(DOCUMENT), "skipped: there are no docs/ beside the sources");
    var actions = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    var text = Files.readString(DOCUMENT);
    var role = text.substring(text.indexOf("```json"), text.lastIndexOf("```"));
    QUOTED.matcher(role).results().forEach(match -> actions.add(match.group(1)));
    return actions;
  }

  /// What Azure wants granted for the questions that were asked.
  private SortedSet<String> needed() {
    var actions = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    cloud.asked().forEach(question -> needed(question, actions));
    return actions;
  }

  private static void needed(String question, SortedSet<String> actions) {
    if (question.contains("Microsoft.ResourceGraph")) {
      actions.add("Microsoft.ResourceGraph/resources/read");
      return;
    }
    var provider = PROVIDER.matcher(question);
    if (provider.matches()) {
      var type = type(provider.group(1));
      actions.add(type + "/read");
      if (provider.group(2).contains("instanceView")) {
        actions.add(type + "/instanceView/read");
      }
    } else if (question.contains("/resourcegroups?")) {
      actions.add("Microsoft.Resources/subscriptions/resourceGroups/read");
    } else if (question.contains("/resources?")) {
      actions.add("Microsoft.Resources/subscriptions/resources/read");
    } else {
      actions.add("Microsoft.Resources/subscriptions/read");
    }
  }

  /// Types and names alternate, and a list ends with a type.
  private static String type(String path) {
    var segments = List.of(path.split("/", -1));
    var type = new StringBuilder(segments.getFirst());
    for (int i = 1; i < segments.size(); i += 2) {
      type.append('/').append(segments.get(i));
    }
    return spelt(type.toString());
  }

  /// As the provider spells it, where a question repeats an id in lower case.
  private static String spelt(String type) {
    for (var kind : Kind.values()) {
      if (type.toLowerCase(Locale.ROOT).startsWith(kind.type().toLowerCase(Locale.ROOT) + "/")) {
        return kind.type() + type.substring(kind.type().length());
      }
    }
    return type;
  }

  @Test
  void the_documented_role_is_what_the_questions_need_and_no_more() throws Exception {
    new Talk(cloud, 1000).transcript();
    cloud.withoutGraph();
    new Talk(cloud, 1000).transcript();

    assertThat(String.join("\n", documented()).toLowerCase(Locale.ROOT))
        .isEqualTo(String.join("\n", needed()).toLowerCase(Locale.ROOT));
  }

  @Test
  void with_the_documented_role_all_but_unknown_types_is_complete() throws Exception {
    cloud.permit(String.join("\",\"", documented()));

    var found = new Talk(cloud, 1000).found();

    assertThat(found.shortfalls()).containsExactly("other_resources denied");
    assertThat(found.reason("other_resources")).contains(AUTOMATION);
  }

  @Test
  void the_role_changes_nothing_and_reads_no_values() throws Exception {
    assertThat(documented())
        .hasSizeGreaterThan(30)
        .allSatisfy(action -> assertThat(action).endsWith("/read").doesNotContain("*"));
  }
}
