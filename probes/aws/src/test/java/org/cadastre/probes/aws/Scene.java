package org.cadastre.probes.aws;

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
import org.cadastre.probes.aws.wire.AwsConnector;

/// Asks a mock of AWS as a scan does.
record Scene(MockAws aws, int pageSize, Duration answer, int mostTries) {
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  Scene(MockAws aws) {
    this(aws, AwsProbe.USUAL_PAGE, Duration.ofSeconds(20));
  }

  Scene(MockAws aws, int pageSize, Duration answer) {
    this(aws, pageSize, answer, 2);
  }

  /// As often as a scan tries.
  Scene patient() {
    return new Scene(aws, pageSize, answer, 8);
  }

  static Credential.ApiAccount key() {
    return new Credential.ApiAccount(
        "reader",
        "aws",
        Map.of("access-key-id", "AKIAIOSFODNN7EXAMPLE"),
        Map.of("secret", Secret.of(SECRET)));
  }

  Access access() {
    var limits = new Limits(answer, answer, Duration.ofMinutes(2), 16 << 20, 64 << 20);
    return new Access(List.of(key()), nobody(), limits);
  }

  /// There are no host keys where there is no SSH.
  private static HostKeys nobody() {
    return new HostKeys() {
      @Override
      public Trust judge(Endpoint endpoint, PublicKey key) {
        return new Trust.Unknown("");
      }

      @Override
      public List<String> knownTypes(Endpoint endpoint) {
        return List.of();
      }
    };
  }

  Result ask(String place) throws InterruptedException {
    var connector = new AwsConnector(aws.url(), mostTries, Duration.ofMillis(1));
    var probe = new AwsProbe(pageSize);
    try (connector) {
      var scanner =
          new Scanner(Map.of("aws", new Protocol(probe, connector)), 4, InstantSource.system());
      return scanner.ask(new Approach(new Endpoint("aws", place, 0), access()));
    }
  }

  Transcript transcript(String place) throws InterruptedException {
    return switch (ask(place)) {
      case Result.Talked(var transcript, _) -> transcript;
      case Result.Failed failed -> throw new AssertionError(failed.reason());
      case Result.Faulted(_, var fault) -> throw fault;
    };
  }
}
