package org.cadastre.probes.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.cadastre.probes.aws.answer.AnswerReader;
import org.cadastre.probes.aws.answer.MalformedAnswerException;
import org.junit.jupiter.api.Test;

/// The policy that is handed to operators, and what is really asked.
class PermissionsTest {
  private static final Path PAGE =
      Path.of(System.getProperty("cadastre.root", "."), "docs/permissions.md");

  @Test
  void the_documented_policy_permits_what_is_asked_and_nothing_else()
      throws IOException, MalformedAnswerException {
    var page = Files.readString(PAGE);
    int from = page.indexOf("```json") + "```json".length();
    var policy = AnswerReader.read(page.substring(from, page.indexOf("```", from)));

    var asked = new TreeSet<>(Catalogue.permissions());
    asked.remove("sts:GetCallerIdentity");

    assertThat(policy.texts("Statement/item/Action/item")).containsExactlyElementsOf(asked);
    assertThat(policy.texts("Statement/item/Effect")).containsExactly("Allow");
  }

  @Test
  void nothing_is_asked_that_could_change_or_disclose_anything() {
    assertThat(Catalogue.permissions())
        .hasSizeGreaterThan(50)
        .allMatch(action -> action.matches("[a-z0-9-]+:(Describe|List|Get(?!Object|Item)).*"));
  }
}
