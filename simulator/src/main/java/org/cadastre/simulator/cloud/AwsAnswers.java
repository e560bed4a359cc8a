package org.cadastre.simulator.cloud;

import java.util.Map;
import java.util.Optional;

/// What a simulated account of AWS says.
@FunctionalInterface
public interface AwsAnswers {

  /// A request as the services see it.
  ///
  /// @param key the access key that it was signed with
  /// @param service that it was signed for
  /// @param region that it was signed for
  /// @param action empty where the path says what is wanted
  /// @param form fields of the body, where that is a form or a flat JSON object, or else of the
  ///   query
  record Asked(
      String key,
      String service,
      String region,
      String action,
      String path,
      Map<String, String> form) {

    /// `ec2 DescribeVolumes`
    public String verb() {
      return service + " " + action;
    }
  }

  /// @param status of HTTP
  record Said(int status, String body) {
    public static Said of(String body) {
      return new Said(200, body);
    }
  }

  /// Empty where there is nothing of the kind.
  Optional<Said> answer(Asked asked);
}
