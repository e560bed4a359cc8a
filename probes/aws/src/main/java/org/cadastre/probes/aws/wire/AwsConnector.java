package org.cadastre.probes.aws.wire;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ssl.TrustManager;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Connector;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Credential;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Opens sessions with AWS: one for each account and region. Sessions of one account share a limit
/// on requests under way, and what is known of how fast its APIs may be asked.
public final class AwsConnector implements Connector {
  private static final int MOST_AT_ONCE = 8;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final @Nullable URI endpointUrl;
  private final TrustManager @Nullable [] trusted;
  private final Patience.Manner manner;
  private final Map<String, Semaphore> gates = new ConcurrentHashMap<>();
  private final Map<String, Patience> patience = new ConcurrentHashMap<>();
  private final Map<String, Identities> identities = new ConcurrentHashMap<>();
  private volatile @Nullable SdkHttpClient http;

  /// @param endpointUrl where every service is asked instead of at AWS, or null
  /// @param trusted who says whether an endpoint is whom it says it is; null for the platform
  public AwsConnector(@Nullable URI endpointUrl, TrustManager @Nullable [] trusted) {
    this(endpointUrl, 8, Duration.ofMillis(100), trusted);
  }

  /// @param mostTries of one request
  /// @param firstWait before the second try
  public AwsConnector(@Nullable URI endpointUrl, int mostTries, Duration firstWait) {
    this(endpointUrl, mostTries, firstWait, null);
  }

  private AwsConnector(
      @Nullable URI endpointUrl,
      int mostTries,
      Duration firstWait,
      TrustManager @Nullable [] trusted) {
    this.endpointUrl = endpointUrl;
    this.trusted = trusted;
    this.manner = new Patience.Manner(mostTries, firstWait, LONGEST_WAIT);
  }

  @Override
  public String protocol() {
    return "aws";
  }

  @Override
  public int defaultPort() {
    return 0;
  }

  /// A session stands once AWS has said that the credential is of the endpoint's account, so that
  /// nothing is taken for another account's.
  @Override
  public Contact contact(Endpoint endpoint, Access access) throws InterruptedException {
    var words = endpoint.host().split("/", 2);
    var last = new Contact.Failed(Outcome.DENIED, true, "no credential for this account is known");
    for (var credential : access.credentials()) {
      if (credential instanceof Credential.ApiAccount account && account.protocol().equals("aws")) {
        var line = line(account, words[0], words.length > 1 ? words[1] : "", access);
        var contact = new Greeting(endpoint, line).greet(access.limits(), account.name());
        if (!(contact instanceof Contact.Failed failed)) {
          return contact;
        }
        last = failed;
      }
    }
    return last;
  }

  private Line line(Credential.ApiAccount account, String id, String region, Access access) {
    var limits = access.limits();
    var client = client(limits.answer());
    var keys =
        identities.computeIfAbsent(
            account.name() + " " + id, _ -> new Identities(account, id, endpointUrl, client));
    return new Line(
        new Wire(client, keys, endpointUrl, region, limits),
        gates.computeIfAbsent(id, _ -> new Semaphore(MOST_AT_ONCE)),
        patience.computeIfAbsent(id + "/" + region, _ -> new Patience(manner)));
  }

  /// What is at hand for talking to one account in one region.
  ///
  /// @param gate how many requests of the account may be under way
  record Line(Wire wire, Semaphore gate, Patience patience) {}

  private synchronized SdkHttpClient client(Duration answer) {
    var client = http;
    if (client == null) {
      var builder =
          UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(answer);
      var managers = trusted;
      if (managers != null) {
        builder.tlsTrustManagersProvider(() -> managers);
      }
      client = builder.build();
      http = client;
    }
    return client;
  }

  @Override
  public void close() {
    identities.values().forEach(Identities::close);
    var client = http;
    if (client != null) {
      client.close();
    }
  }

  /// What tells whose a credential is, and which regions there are, before anything is scanned.
  ///
  /// @param id of the account, or empty where that is what is to be told
  public Accounts accounts(Credential.ApiAccount account, String id, Access access) {
    return new Accounts(line(account, id, "us-east-1", access), access.limits());
  }

  /// A queue that events come in.
  ///
  /// @param id of the account that the credential is used for; empty for its own
  /// @param region of the queue
  public MessageQueue queue(
      Credential.ApiAccount account, String id, String region, String url, Access access) {
    return new MessageQueue(line(account, id, region, access), access.limits(), url);
  }
}
