package org.cadastre.cmdb.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example.org/cadastre",
        "jdbc:postgresql://10.0.0.1:5433/cadastre",
        "jdbc:postgresql://[2001:db8::1]:5432/cadastre",
        "jdbc:postgresql://db/cadastre?sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem"
      })
  void addressOfAServerIsTaken(String url) {
    assertThat(new ServerAddress(url, "ada", "secret").url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jdbc:h2:mem:x",
        "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'evil.sql'",
        "postgresql://db/cadastre",
        "jdbc:postgresql:cadastre",
        "jdbc:postgresql://db",
        "jdbc:postgresql://db/cadastre/more",
        "jdbc:postgresql://db,other/cadastre",
        "jdbc:postgresql://ada:secret@db/cadastre",
        "jdbc:postgresql://db/cada%73tre",
        "jdbc:postgresql://db/cadastre?",
        "jdbc:postgresql://db/cadastre?socketFactory=org.example.Evil",
        "jdbc:postgresql://db/cadastre?sslmode=require&loggerFile=/etc/passwd",
        "jdbc:postgresql://db/cadastre?sslmode=require%26socketFactory=x",
        "jdbc:postgresql://db/cadastre?sslmode",
        "jdbc:postgresql://db/cadastre\n?sslmode=require"
      })
  void anythingElseIsRefused(String url) {
    assertThatThrownBy(() -> new ServerAddress(url, "ada", "secret"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusalNamesTheParameterAndWhatIsAllowed() {
    assertThatThrownBy(() -> new ServerAddress("jdbc:postgresql://db/c?options=-c", "ada", ""))
        .hasMessageContaining("'options'")
        .hasMessageContaining("sslmode");
  }

  @Test
  void passwordIsNotShown() {
    var address = new ServerAddress("jdbc:postgresql://db/cadastre", "ada", "secret");

    assertThat(address.toString()).contains("ada").doesNotContain("secret");
    assertThat(new PostgresServer(address.url(), "ada", "secret").toString())
        .doesNotContain("secret");
  }
}
