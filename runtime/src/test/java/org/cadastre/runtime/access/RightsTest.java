package org.cadastre.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.RefusedException;
import org.cadastre.settings.InvalidConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every role against every operation, told a second time and in another shape than the matrix.
class RightsTest {
  static final Map<Role, Set<Operation>> MAY =
      Map.of(
          Role.VIEWER,
          Set.of(Operation.READ),
          Role.OPERATOR,
          Set.of(
              Operation.READ,
              Operation.READ_EVIDENCE,
              Operation.SCAN,
              Operation.STOP_SCANS,
              Operation.SCHEDULE,
              Operation.SERVE,
              Operation.IMPORT,
              Operation.DECIDE,
              Operation.LIST_CREDENTIALS,
              Operation.EXAMINE),
          Role.CREDENTIAL_ADMIN,
          Set.of(
              Operation.READ,
              Operation.LIST_CREDENTIALS,
              Operation.CHANGE_CREDENTIALS,
              Operation.EXAMINE),
          Role.AUDITOR,
          Set.of(
              Operation.READ,
              Operation.READ_EVIDENCE,
              Operation.LIST_CREDENTIALS,
              Operation.LIST_USERS,
              Operation.AUDIT,
              Operation.EXAMINE),
          Role.AUTOMATION,
          Set.of(Operation.READ, Operation.SCAN, Operation.SERVE, Operation.IMPORT),
          Role.ADMIN,
          Set.of(Operation.values()));

  @TempDir private Path directory = Path.of("");
  private Home home = new Home(directory);

  @BeforeEach
  void aHomeWithRoles() throws IOException {
    home = new Home(directory.resolve("home"));
    home.create();
    var roles = new StringBuilder("roles:\n");
    for (var role : Role.values()) {
      roles.append("  %s: [the-%s]\n".formatted(role.word(), role.word()));
    }
    Files.writeString(home.settings(), roles);
  }

  private Gate gate(String user) {
    return new Gate(home, user);
  }

  static Stream<Arguments> matrix() {
    return Arrays.stream(Role.values())
        .flatMap(role ->
            Arrays.stream(Operation.values()).map(operation -> Arguments.of(role, operation)));
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void aRoleMayDoWhatItIsThereForAndNothingElse(Role role, Operation operation) {
    var gate = gate("the-" + role.word());
    if (MAY.getOrDefault(role, Set.of()).contains(operation)) {
      assertThatCode(() -> gate.require(operation)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> gate.require(operation))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("may not " + operation.word())
          .hasMessageContaining("is " + role.word());
    }
  }

  @Test
  void theMatrixIsAsLargeAsItShouldBe() {
    assertThat(matrix()).hasSize(102);
    assertThat(MAY).hasSize(6);
  }

  /// However YAML lets it be written.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n  \"roles\": {\"viewer\": [\"jo\"]}\n}\n",
        "  roles:\n    viewer: [jo]\n",
        "--- {roles: {viewer: [jo]}}\n",
        "\uFEFFroles: {viewer: [jo]}\n",
        "\"\\x72oles\": {viewer: [jo]}\n",
        "? roles\n: {viewer: [jo]}\n",
        "blackouts: [] # all\nroles: {viewer: [jo]}\n",
        "roles: {}\n"
      })
  void rolesThatAreNamedCount(String settings) throws IOException {
    Files.writeString(home.settings(), settings);
    assertThatThrownBy(() -> gate("jo").require(Operation.SCAN))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("may not scan");
  }

  @Test
  void settingsThatOnlyTellOfRolesNameNone() throws IOException {
    Files.writeString(home.settings(), "# roles: {viewer: [jo]}\n  # roles\nblackouts: []\n");
    assertThatCode(() -> gate("jo").require(Operation.SCAN)).doesNotThrowAnyException();
  }

  @Test
  void whoIsNotNamedMayDoNothing() {
    for (var operation : Operation.values()) {
      assertThatThrownBy(() -> gate("stranger").require(operation))
          .isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void theHomesOwnerIsAdminWhoeverIsNamed() throws IOException {
    var owner = Files.getOwner(home.directory()).getName();
    for (var operation : Operation.values()) {
      assertThatCode(() -> gate(owner).require(operation)).doesNotThrowAnyException();
    }
  }

  @Test
  void somebodyWithTwoRolesMayDoWhatEitherMay() throws IOException {
    Files.writeString(home.settings(), "roles: {viewer: [jo], auditor: [jo]}\n");
    assertThatCode(() -> gate("jo").require(Operation.AUDIT)).doesNotThrowAnyException();
    assertThatThrownBy(() -> gate("jo").require(Operation.SCAN))
        .hasMessageContaining("jo is viewer or auditor");
  }

  @Test
  void nobodyButAnAdminSpeaksForOthers() {
    assertThatThrownBy(() -> gate("the-operator").requireSpeakingFor("the-admin"))
        .hasMessageContaining("in the name of the-admin");
    assertThatCode(() -> gate("the-operator").requireSpeakingFor("the-operator"))
        .doesNotThrowAnyException();
    assertThatCode(() -> gate("the-admin").requireSpeakingFor("the-operator"))
        .doesNotThrowAnyException();
  }

  @Test
  void withoutRolesInTheSettingsNobodyIsKeptOut() throws IOException {
    Files.writeString(home.settings(), "scan: {at_once: 8}\n");
    assertThatCode(() -> gate("anybody").require(Operation.MAINTAIN)).doesNotThrowAnyException();
  }

  @Test
  void aRoleThatDoesNotExistIsAnErrorAndLetsNobodyIn() throws IOException {
    Files.writeString(home.settings(), "roles: {root: [jo]}\n");
    assertThatThrownBy(() -> gate("jo").require(Operation.READ))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("unknown key 'root'");
    assertThat(List.of(Role.values())).noneMatch(role -> role.word().equals("root"));
  }
}
