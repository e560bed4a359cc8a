package org.cadastre.probes.azure;

import java.net.http.HttpClient;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.HostKeys;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Secret;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Protocol;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;

/// Holds conversations with a [Cloud] as a scan would; no time passes between two tries.
final class Talk {
  private static final HostKeys NO_HOST_KEYS =
      new HostKeys() {
        @Override
        public Trust judge(Endpoint endpoint, PublicKey key) {
          throw new AssertionError("Azure shows no host keys");
        }

        @Override
        public List<String> knownTypes(Endpoint endpoint) {
          return List.of();
        }
      };

  private final Cloud cloud;
  private final int rows;
  private Duration answer = Duration.ofSeconds(20);
  private int answerBytes = 8 << 20;
  private String secret = "right";

  Talk(Cloud cloud, int rows) {
    this.cloud = cloud;
    this.rows = rows;
  }

  Talk patience(Duration most) {
    answer = most;
    return this;
  }

  Talk answersOf(int bytes) {
    answerBytes = bytes;
    return this;
  }

  Talk secret(String other) {
    secret = other;
    return this;
  }

  Result result() throws InterruptedException {
    var trusting = HttpClient.newBuilder().sslContext(KeyStores.trust());
    var here = new AzureCloud(cloud.url(), cloud.url());
    try (var connector = new AzureConnector(here, System::nanoTime, _ -> {}, trusting)) {
      var protocol = new Protocol(new AzureProbe(rows), connector);
      var endpoint = new Endpoint(AzureProbe.NAME, Cloud.SUBSCRIPTION, 0);
      var scanner = new Scanner(Map.of(AzureProbe.NAME, protocol), 1, InstantSource.system());
      return scanner.ask(new Approach(endpoint, access()));
    }
  }

  private Access access() {
    var credential =
        new Credential.ApiAccount(
            "test",
            AzureProbe.NAME,
            Map.of("tenant", Cloud.TENANT, "client", "6d2c1b52-0000-4000-8000-000000000001"),
            Map.of("secret", Secret.of(secret)));
    var limits =
        new Limits(Duration.ofSeconds(2), answer, Duration.ofSeconds(120), answerBytes, 64 << 20);
    return new Access(List.of(credential), NO_HOST_KEYS, limits);
  }

  Transcript transcript() throws InterruptedException {
    return switch (result()) {
      case Result.Talked(var transcript, _) -> transcript;
      case Result.Failed(_, var outcome, _, var reason) ->
          throw new AssertionError(outcome + ": " + reason);
      case Result.Faulted(_, var fault) -> throw fault;
    };
  }

  Found found() throws InterruptedException {
    return new Found(new AzureProbe().read(transcript()));
  }
}
