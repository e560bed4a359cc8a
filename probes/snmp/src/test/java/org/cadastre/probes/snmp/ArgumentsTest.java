package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/// What is written down of the argument lists that an agent tells.
final class ArgumentsTest {
  private static final String LIST = Clues.PROCESS_ARGUMENTS + ".4711";

  private static String written(String oid, String text) {
    return Varbinds.line(new VariableBinding(new OID(oid), new OctetString(text))).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--password=swordfish",
        "--db-passwd swordfish",
        "-u root -pswordfish shop",
        "-h db -p swordfish",
        "-v2c -c swordfish 10.0.0.1",
        "-a swordfish ping",
        "-Dspring.datasource.password=swordfish -jar shop.jar",
        "--api-key swordfish",
        "postgres://shop:swordfish@db/shop",
        "-u admin:swordfish https://shop.example/",
        "Authorization: Bearer swordfish",
        "TOKEN=swordfish",
        "pass=swordfish",
        "-k\n--secret\nswordfish\u00fc",
      })
  void aSecretAmongArgumentsIsNotWrittenDown(String arguments) {
    assertThat(written(LIST, arguments)).isEqualTo(LIST + "|4|***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-f", "-M4 -S UBNT EdgeRouter X 5-Port running on v2.0.9", "-D -s 5"})
  void harmlessArgumentsAreWrittenAsTheyWereSaid(String arguments) {
    assertThat(written(LIST, arguments)).isEqualTo(LIST + "|4|" + arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uplink: password of the provider is with Kim", "-p 1"})
  void whatIsSaidElsewhereIsNoArgumentList(String text) {
    assertThat(written("1.3.6.1.2.1.31.1.1.1.18.1", text)).endsWith("|4|" + text);
  }
}
