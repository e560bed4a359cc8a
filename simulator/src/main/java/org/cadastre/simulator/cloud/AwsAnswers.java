package org.cadastre.simulator.cloud;

import java.util.Map;
import java.util.Optional;

/// What a simulated account of AWS says.
@FunctionalInterface
public interface AwsAnswers {

  /// A request as the services see it.
  ///
  /// @param service that it was signed for
  /// @param region that it was signed for
  /// @param action empty where the path says what is wanted
  /// @param form fields of the body, where that is a form
  record Asked(
      String service, String region, String action, String path, Map<String, String> form) {}

  /// The body of the answer; empty where there is nothing of the kind.
  Optional<String> answer(Asked asked);
}
