package org.cadastre.simulator.cloud;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// An account of AWS with a handful of machines in one of its regions, one of which is also a host
/// of the demo estate.
///
/// What it answers stands in files: `aws/REGION/SERVICE-ACTION.xml`, beside which
/// `SERVICE-ACTION.later.xml` is what it says after [#drift]. Where a service is asked by path,
/// that stands for the action: `s3-list`, `s3-BUCKET-location`.
public final class SimulatedAccount implements AutoCloseable {
  private static final String ACCOUNT = "424242424242";

  private final AtomicBoolean later;
  private final AwsServer server;

  private SimulatedAccount(AtomicBoolean later, AwsServer server) {
    this.later = later;
    this.server = server;
  }

  /// @throws java.io.UncheckedIOException when no port is free
  public static SimulatedAccount start() {
    var later = new AtomicBoolean();
    return new SimulatedAccount(later, AwsServer.start(asked -> answer(asked, later.get())));
  }

  private static Optional<AwsAnswers.Said> answer(AwsAnswers.Asked asked, boolean later) {
    var words = asked.service() + "-" + what(asked);
    if (!words.matches("[A-Za-z0-9-]+") || !asked.region().matches("[a-z0-9-]+")) {
      return Optional.empty();
    }
    var name = "aws/" + asked.region() + "/" + words;
    return (later ? CloudFiles.read(name + ".later.xml") : Optional.<String>empty())
        .or(() -> CloudFiles.read(name + ".xml"))
        .map(AwsAnswers.Said::of);
  }

  /// The action; or where only the path tells, the path and what is asked about it.
  private static String what(AwsAnswers.Asked asked) {
    if (!asked.action().isEmpty()) {
      return asked.action();
    }
    var about = String.join("/", asked.form().keySet());
    var words = asked.path() + "/" + about;
    var name = words.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return name.isEmpty() ? "list" : name;
  }

  /// Twelve digits.
  public String account() {
    return ACCOUNT;
  }

  public URI url() {
    return server.url();
  }

  /// Lets time pass between two scans: an instance is terminated, a volume is left behind.
  public void drift() {
    later.set(true);
  }

  @Override
  public void close() {
    server.close();
  }
}
