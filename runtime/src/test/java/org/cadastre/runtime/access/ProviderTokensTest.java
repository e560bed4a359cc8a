package org.cadastre.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tokens of the OpenID provider: which are taken, and what it is asked.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderTokensTest {
  private static final long LESS_THAN_A_FETCH = 5;

  private final List<OpenDoors> opened = new ArrayList<>();

  private OpenDoors doors() {
    return opened.getFirst();
  }

  @BeforeAll
  void open(@TempDir Path directory) {
    opened.add(new OpenDoors(directory, false));
  }

  @AfterAll
  void close() {
    opened.forEach(OpenDoors::close);
  }

  private String whoami(String shown) throws Exception {
    return doors().whoami(shown);
  }

  private JWTClaimsSet.Builder claims() {
    return doors().issuer.claims(doors().now, "group-operator");
  }

  private String ofProvider(JWTClaimsSet claims) throws Exception {
    return whoami("Bearer " + doors().issuer.token(claims));
  }

  private Date in(int seconds) {
    return Date.from(doors().now.plusSeconds(seconds));
  }

  @Test
  void aProvidersTokenIsTakenOnlyForUsAndOnlyInItsTime() throws Exception {
    assertThat(ofProvider(claims().build())).startsWith("200").contains("[\"operator\"]");
    assertThat(ofProvider(claims().audience(List.of("x", "cadastre")).build())).startsWith("200");
    assertThat(ofProvider(claims().audience("another").build()))
        .startsWith("401")
        .contains("for somebody else");
    assertThat(ofProvider(claims().issuer("https://evil.example").build()))
        .startsWith("401")
        .contains("another issuer");
    assertThat(ofProvider(claims().expirationTime(in(-59)).build())).startsWith("200");
    assertThat(ofProvider(claims().expirationTime(in(-61)).build()))
        .startsWith("401")
        .contains("expired");
    assertThat(ofProvider(claims().expirationTime(null).build())).startsWith("401");
    assertThat(ofProvider(claims().notBeforeTime(in(59)).build())).startsWith("200");
    assertThat(ofProvider(claims().notBeforeTime(in(61)).build())).contains("not valid yet");
    assertThat(ofProvider(claims().subject(null).build())).contains("whom it is about");
    assertThat(ofProvider(claims().subject("jo (schedule nightly)").build())).startsWith("401");
  }

  @Test
  void whatTheSettingsDoNotNameIsNoRole() throws Exception {
    var stranger = doors().issuer.claims(doors().now, "admin", "group-root").build();
    assertThat(ofProvider(stranger)).startsWith("200").contains("\"roles\":[]");
    var shown = "Bearer " + doors().issuer.token(stranger);
    assertThat(doors().ask("GET", "/v1/runs", shown).statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenThatIsNotSignedByTheProviderIsRefused() throws Exception {
    var key = doors().issuer.key();
    assertThat(whoami("Bearer " + new PlainJWT(claims().build()).serialize()))
        .startsWith("401")
        .contains("no signed token");
    var secret = key.toRSAPublicKey().getEncoded();
    var confused =
        TestIssuer.signed(JWSAlgorithm.HS256, "first", claims().build(), new MACSigner(secret));
    assertThat(whoami("Bearer " + confused)).startsWith("401").contains("HS256");
    var other = new RSAKeyGenerator(2048).keyID("first").generate();
    var forged =
        TestIssuer.signed(JWSAlgorithm.RS256, "first", claims().build(), new RSASSASigner(other));
    assertThat(whoami("Bearer " + forged)).startsWith("401").contains("not signed");
    var strong =
        TestIssuer.signed(JWSAlgorithm.RS512, "first", claims().build(), new RSASSASigner(key));
    assertThat(whoami("Bearer " + strong)).startsWith("401").contains("RS512");
    var good = doors().issuer.token(claims().build());
    int dot = good.indexOf('.');
    var altered = good.substring(0, dot + 5) + "x" + good.substring(dot + 6);
    assertThat(whoami("Bearer " + altered)).startsWith("401");
  }

  @Test
  void aKeyThatTheProviderMadeMeanwhileIsAskedForAndNotByEveryRequest() throws Exception {
    var fresh = new RSAKeyGenerator(2048).keyID("second").generate();
    var token =
        TestIssuer.signed(JWSAlgorithm.PS256, "second", claims().build(), new RSASSASigner(fresh));
    assertThat(ofProvider(claims().build())).startsWith("200");
    doors().now = doors().now.plus(Duration.ofSeconds(31));
    assertThat(whoami("Bearer " + token)).startsWith("401");
    doors().issuer.publish(fresh);
    int asked = doors().issuer.asked();
    assertThat(whoami("Bearer " + token)).startsWith("401");
    assertThat(doors().issuer.asked()).isEqualTo(asked);
    doors().now = doors().now.plus(Duration.ofSeconds(31));
    assertThat(whoami("Bearer " + token)).startsWith("200");
    assertThat(doors().issuer.asked()).isEqualTo(asked + 1);
  }

  @Test
  @Timeout(60)
  void aTokenWhoseKeyIsKnownDoesNotWaitForAProviderThatOthersHaveAsked() throws Exception {
    var stranger = new RSAKeyGenerator(2048).keyID("of-nobody").generate();
    var unknown =
        TestIssuer.signed(
            JWSAlgorithm.RS256, "of-nobody", claims().build(), new RSASSASigner(stranger));
    assertThat(ofProvider(claims().build())).startsWith("200");
    doors().now = doors().now.plus(Duration.ofSeconds(31));
    int asked = doors().issuer.asked();
    var asking = new FutureTask<>(() -> whoami("Bearer " + unknown));
    try (var _ = doors().issuer.silence()) {
      Thread.ofVirtual().start(asking);
      while (doors().issuer.asked() == asked) {
        Thread.onSpinWait();
      }
      var known = new FutureTask<>(() -> ofProvider(claims().build()));
      Thread.ofVirtual().start(known);
      assertThat(known.get(LESS_THAN_A_FETCH, TimeUnit.SECONDS)).startsWith("200");
      assertThat(asking.isDone()).isFalse();
    }
    assertThat(asking.get(30, TimeUnit.SECONDS)).startsWith("401");
  }

  @Test
  void aSignatureOfEd25519IsTaken() throws Exception {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var encoded = pair.getPublic().getEncoded();
    var x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    doors()
        .issuer
        .publish(new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).keyID("ed").build());
    doors().now = doors().now.plus(Duration.ofSeconds(31));
    var input =
        Base64URL.encode("{\"alg\":\"EdDSA\",\"kid\":\"ed\"}")
            + "."
            + Base64URL.encode(claims().build().toString());
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(input.getBytes(StandardCharsets.US_ASCII));
    var good = input + "." + Base64URL.encode(signature.sign());
    assertThat(whoami("Bearer " + good)).startsWith("200");
    assertThat(whoami("Bearer " + input + "." + Base64URL.encode(new byte[64]))).startsWith("401");
  }

  @Test
  void aProviderThatIsAwayIsSaidAndNothingElseSuffers(@TempDir Path directory) throws Exception {
    try (var other = new OpenDoors(directory.resolve("other"), true)) {
      var token = other.oidc(Role.VIEWER);
      other.issuer.close();
      var answer = other.ask("GET", "/v1/whoami", "Bearer " + token.substring(7));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("the OpenID provider", other.issuer.name());
      assertThat(other.ask("GET", "/ready", null).statusCode()).isEqualTo(200);
      assertThat(other.ask("GET", "/v1/whoami", other.bearer(Role.VIEWER)).statusCode())
          .isEqualTo(200);
    }
  }
}
