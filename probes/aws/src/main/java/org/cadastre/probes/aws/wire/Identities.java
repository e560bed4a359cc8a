package org.cadastre.probes.aws.wire;

import java.net.URI;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Secret;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// As whom requests are signed: by an access key, by what the machine itself may do, and where the
/// credential names a role, as that role.
///
/// Settings: `access-key-id`, `profile`, `role` (an ARN; `{account}` stands for the account that is
/// asked), `session-name`. Secrets: `secret`, `session-token`, `external-id`.
final class Identities {
  private static final String SESSION = "cadastre";

  private final AwsCredentialsProvider provider;
  private final @Nullable StsClient sts;

  /// @param account that is asked; empty where it is not known yet
  Identities(
      Credential.ApiAccount credential,
      String account,
      @Nullable URI endpointUrl,
      SdkHttpClient http) {
    var own = own(credential);
    var role = credential.settings().getOrDefault("role", "");
    if (role.isEmpty() || (account.isEmpty() && role.contains("{account}"))) {
      provider = own;
      sts = null;
      return;
    }
    var client = StsClient.builder().httpClient(http).credentialsProvider(own);
    client.region(home(role));
    if (endpointUrl != null) {
      client.endpointOverride(endpointUrl);
    }
    sts = client.build();
    provider = assumed(credential, role.replace("{account}", account), sts);
  }

  /// The first region of the partition that a role is in.
  private static Region home(String role) {
    if (role.startsWith("arn:aws-cn:")) {
      return Region.CN_NORTH_1;
    }
    return role.startsWith("arn:aws-us-gov:") ? Region.US_GOV_WEST_1 : Region.US_EAST_1;
  }

  private static AwsCredentialsProvider assumed(
      Credential.ApiAccount credential, String role, StsClient sts) {
    var external = credential.secrets().get("external-id");
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(request -> {
          request
              .roleArn(role)
              .roleSessionName(credential.settings().getOrDefault("session-name", SESSION));
          if (external != null) {
            request.externalId(external.reveal());
          }
        })
        .build();
  }

  private static AwsCredentialsProvider own(Credential.ApiAccount credential) {
    Secret secret = credential.secrets().get("secret");
    var id = credential.settings().getOrDefault("access-key-id", "");
    if (secret == null || id.isEmpty()) {
      var profile = credential.settings().getOrDefault("profile", "");
      var chain = DefaultCredentialsProvider.builder();
      return profile.isEmpty() ? chain.build() : chain.profileName(profile).build();
    }
    var token = credential.secrets().get("session-token");
    return StaticCredentialsProvider.create(
        token == null
            ? AwsBasicCredentials.create(id, secret.reveal())
            : AwsSessionCredentials.create(id, secret.reveal(), token.reveal()));
  }

  /// Taken on anew before they end.
  AwsCredentialsIdentity resolve() {
    return provider.resolveCredentials();
  }

  void close() {
    if (provider instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
    if (sts != null) {
      sts.close();
    }
  }
}
