package org.cadastre.probes.aws.wire;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.probe.Limits;
import org.cadastre.probes.aws.call.Call;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// Signs one request, sends it once, and takes as much of the answer as the limits allow.
final class Wire {
  private final SdkHttpClient http;
  private final Identities identities;
  private final @Nullable URI endpointUrl;
  private final String region;
  private final Limits limits;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  Wire(
      SdkHttpClient http,
      Identities identities,
      @Nullable URI endpointUrl,
      String region,
      Limits limits) {
    this.http = http;
    this.identities = identities;
    this.endpointUrl = endpointUrl;
    this.region = region;
    this.limits = limits;
  }

  Answer send(Call call) {
    long started = System.nanoTime();
    try {
      var where = Whereabouts.of(call, region, endpointUrl);
      var request = Requests.of(call, where.uri());
      var body = Requests.body(call);
      var signed = signed(call, where, request, body);
      try (var taking = new Taking(limits, started)) {
        return taking.take(http.prepareRequest(signed));
      }
    } catch (SocketTimeoutException _) {
      return new Answer.Silent(limits.answer());
    } catch (UnknownHostException e) {
      return new Answer.Refused("there is no such host: " + e.getMessage());
    } catch (IOException e) {
      return new Answer.Refused("the connection failed: " + e.getMessage());
    } catch (AwsServiceException e) {
      return refused(e);
    } catch (SdkException e) {
      return new Answer.Refused("no credentials: " + Redacted.of(e));
    } catch (RuntimeException e) {
      // What the HTTP client throws at bytes that are no HTTP.
      return new Answer.Refused("the answer could not be taken: " + Redacted.of(e));
    }
  }

  /// What the service said that gives out credentials: that a role may not be taken on, mostly.
  private static Answer refused(AwsServiceException e) {
    var details = e.awsErrorDetails();
    var code = details == null ? "" : String.valueOf(details.errorCode());
    var body =
        "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
            .formatted(code.replaceAll("\\W", ""), Redacted.of(e).replaceAll("[<>&]", " "));
    return new Answer.Said(body, e.statusCode() == 0 ? 500 : e.statusCode(), true);
  }

  private HttpExecuteRequest signed(
      Call call, Whereabouts where, SdkHttpRequest request, byte[] body) {
    boolean s3 = call.service().word().equals("s3");
    AwsCredentialsIdentity identity = identities.resolve();
    var signed =
        signer.sign(r ->
            r.identity(identity)
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, call.service().prefix())
                .putProperty(AwsV4HttpSigner.REGION_NAME, where.region())
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !s3)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !s3));
    var execute = HttpExecuteRequest.builder().request(signed.request());
    if (body.length > 0) {
      execute.contentStreamProvider(ContentStreamProvider.fromByteArray(body));
    }
    return execute.build();
  }
}
