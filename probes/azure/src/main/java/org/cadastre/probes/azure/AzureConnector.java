package org.cadastre.probes.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.core.management.http.policy.ArmChallengeAuthenticationPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Connector;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;
import org.cadastre.core.probe.Limits;
import org.jspecify.annotations.Nullable;

/// Opens conversations about Azure subscriptions. One per process is enough: it shares its
/// connections, and is made without touching the network or the libraries that do.
public final class AzureConnector implements Connector {
  private static final Credential.ApiAccount SURROUNDINGS =
      new Credential.ApiAccount("(default chain)", AzureProbe.NAME, Map.of(), Map.of());
  private static final String SUBSCRIPTION = "[A-Za-z0-9][A-Za-z0-9-]{0,63}";

  private final AzureCloud cloud;
  private final LongSupplier nanos;
  private final Pause pause;
  private final java.net.http.HttpClient.@Nullable Builder trusting;
  private @Nullable HttpClient client;

  /// @param trusted says whether an endpoint is whom it says it is; null for the platform
  public AzureConnector(AzureCloud cloud, @Nullable SSLContext trusted) {
    this(
        cloud,
        System::nanoTime,
        Thread::sleep,
        trusted == null ? null : java.net.http.HttpClient.newBuilder().sslContext(trusted));
  }

  /// @param trusting makes connections that trust what a test trusts; null for the platform's own
  AzureConnector(
      AzureCloud cloud,
      LongSupplier nanos,
      Pause pause,
      java.net.http.HttpClient.@Nullable Builder trusting) {
    this.cloud = cloud;
    this.nanos = nanos;
    this.pause = pause;
    this.trusting = trusting;
  }

  @Override
  public String protocol() {
    return AzureProbe.NAME;
  }

  /// There is none: an account is no address.
  @Override
  public int defaultPort() {
    return 0;
  }

  @Override
  public Contact contact(Endpoint endpoint, Access access) throws InterruptedException {
    if (!endpoint.host().matches(SUBSCRIPTION)) {
      return new Contact.Failed(
          Outcome.UNSUPPORTED, false, "'" + endpoint.host() + "' is no subscription id");
    }
    var failures = new ArrayList<Contact.Failed>();
    for (var credential : credentials(access)) {
      var contact = contact(endpoint, credential, access.limits());
      if (!(contact instanceof Contact.Failed failed)) {
        return contact;
      }
      failures.add(failed);
    }
    var last = failures.getLast();
    var reasons = String.join("; ", failures.stream().map(Contact.Failed::reason).toList());
    return new Contact.Failed(last.outcome(), last.alive(), reasons);
  }

  private static List<Credential.ApiAccount> credentials(Access access) {
    var found = new ArrayList<Credential.ApiAccount>();
    for (var credential : access.credentials()) {
      if (credential instanceof Credential.ApiAccount account
          && account.protocol().equals(AzureProbe.NAME)) {
        found.add(account);
      }
    }
    return found.isEmpty() ? List.of(SURROUNDINGS) : found;
  }

  private Contact contact(Endpoint endpoint, Credential.ApiAccount credential, Limits limits)
      throws InterruptedException {
    var tokens = new Tokens(cloud, client(limits));
    var named = "azure credential '" + credential.name() + "'";
    try {
      var source = tokens.of(credential);
      var token = tokens.first(source);
      try {
        token.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        token.cancel(true);
      }
      return new Contact.Opened(session(endpoint, source, limits), credential.name());
    } catch (TimeoutException _) {
      return new Contact.Failed(
          Outcome.TIMED_OUT, false, named + ": no token from " + cloud.authority());
    } catch (ExecutionException | IllegalArgumentException e) {
      var outcome = Faults.outcome(e);
      return new Contact.Failed(
          outcome,
          outcome == Outcome.DENIED,
          "%s: no token from %s: %s".formatted(named, cloud.authority(), Faults.text(e)));
    }
  }

  private AzureSession session(Endpoint endpoint, TokenCredential source, Limits limits) {
    var pipeline =
        new HttpPipelineBuilder()
            .policies(
                new UserAgentPolicy("cadastre"),
                new ArmChallengeAuthenticationPolicy(source, cloud.scope()))
            .httpClient(client(limits))
            .build();
    var wire = new Wire(pipeline, cloud.resourceManager(), limits.answerBytes());
    return new AzureSession(endpoint, limits, wire, nanos, pause);
  }

  private synchronized HttpClient client(Limits limits) {
    var known = client;
    if (known == null) {
      var builder =
          trusting == null ? new JdkHttpClientBuilder() : new JdkHttpClientBuilder(trusting);
      known =
          builder
              .connectionTimeout(atLeastASecond(limits.answer()))
              .responseTimeout(limits.answer())
              .readTimeout(limits.answer())
              .build();
      client = known;
    }
    return known;
  }

  private static Duration atLeastASecond(Duration time) {
    var second = Duration.ofSeconds(1);
    return time.compareTo(second) < 0 ? second : time;
  }

  /// The connections close by themselves when they are idle.
  @Override
  public void close() {}
}
