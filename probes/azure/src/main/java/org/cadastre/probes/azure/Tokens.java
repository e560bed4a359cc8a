package org.cadastre.probes.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.EnvironmentCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.cadastre.core.probe.Credential;

/// Where tokens come from: an application's secret, or what the surroundings offer.
final class Tokens {
  /// Names of what a credential holds: the directory, the application in it, and the application's
  /// secret. Without the secret the surroundings are asked.
  static final String TENANT = "tenant";

  static final String CLIENT = "client";
  static final String SECRET = "secret";

  private static final int MOST_TRIES = 1;
  private static final RetryOptions RETRY =
      new RetryOptions(new FixedDelayOptions(MOST_TRIES, Duration.ofMillis(500)));

  private final AzureCloud cloud;
  private final HttpClient client;

  Tokens(AzureCloud cloud, HttpClient client) {
    this.cloud = cloud;
    this.client = client;
  }

  TokenCredential of(Credential.ApiAccount credential) {
    var secret = credential.secrets().get(SECRET);
    if (secret == null) {
      return surroundings(credential);
    }
    var builder =
        new ClientSecretCredentialBuilder()
            .tenantId(setting(credential, TENANT))
            .clientId(setting(credential, CLIENT))
            .clientSecret(secret.reveal())
            .authorityHost(cloud.authority().toString())
            .httpClient(client)
            .retryOptions(RETRY);
    return cloud.wellKnown() ? builder.build() : builder.disableInstanceDiscovery().build();
  }

  /// The chain that Microsoft's libraries walk by default, without what only a desktop has.
  private TokenCredential surroundings(Credential.ApiAccount credential) {
    var managed = new ManagedIdentityCredentialBuilder().maxRetry(MOST_TRIES);
    var cli = new AzureCliCredentialBuilder();
    var workload =
        new WorkloadIdentityCredentialBuilder().authorityHost(cloud.authority().toString());
    if (!setting(credential, CLIENT).isEmpty()) {
      managed.clientId(setting(credential, CLIENT));
      workload.clientId(setting(credential, CLIENT));
    }
    if (!setting(credential, TENANT).isEmpty()) {
      cli.tenantId(setting(credential, TENANT));
      workload.tenantId(setting(credential, TENANT));
    }
    return new ChainedTokenCredentialBuilder()
        .addLast(
            new EnvironmentCredentialBuilder()
                .authorityHost(cloud.authority().toString())
                .httpClient(client)
                .build())
        .addLast(workload.build())
        .addLast(managed.build())
        .addLast(cli.build())
        .build();
  }

  /// The first token: whether the credential is any good shows before anything is asked with it.
  CompletableFuture<AccessToken> first(TokenCredential credential) {
    return credential.getToken(new TokenRequestContext().addScopes(cloud.scope())).toFuture();
  }

  private static String setting(Credential.ApiAccount credential, String name) {
    return credential.settings().getOrDefault(name, "");
  }
}
