package org.cadastre.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.view.DemoStory;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.SweepReport;
import org.cadastre.runtime.SweepRequest;
import org.cadastre.runtime.Vault;
import org.cadastre.runtime.VaultEntry;
import org.cadastre.simulator.SimulatedEstate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `cadastre demo`
@Command(
    name = "demo",
    description =
        "Scan a simulated estate on loopback, its clouds too, twice, with drift in between, and"
            + " show a conflict and a lineage. Leaves a home to explore: ./.cadastre-demo, or"
            + " --home.")
@NoHome
final class Demo implements Callable<Integer> {
  /// Marks a home that the demo made and may make anew.
  private static final String MARK = "demo";

  private static final String MADE_HERE =
      "made by 'cadastre demo', which deletes and makes it anew\n";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    var root = Root.of(spec);
    var home = root.demoHome();
    renew(home);
    var cadastre = root.cadastre(home);
    var console = root.console();
    try (var estate = SimulatedEstate.start();
        var clouds = DemoClouds.start(cadastre.clock())) {
      console.remark(
          "A simulated estate answers on %s: SNMP on port %d, SSH on port %d; AWS on %s, Azure on %s."
              .formatted(
                  estate.targets(),
                  estate.snmpPort(),
                  estate.sshPort(),
                  clouds.account().url(),
                  clouds.subscription().url()));
      credentials(cadastre, estate);
      clouds.credentials(cadastre);
      var first = scan(cadastre, console, requests(estate, clouds), "first scan");
      estate.drift();
      clouds.account().drift();
      var second = scan(cadastre, console, requests(estate, clouds), "second scan, after drift");
      new DemoStory(cadastre, console).tell(first, second);
    }
    return Exit.DONE;
  }

  private static void renew(Home home) {
    var mark = home.directory().resolve(MARK);
    try {
      if (!isNewOrEmpty(home.directory())) {
        if (!Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)
            || !Files.readString(mark).equals(MADE_HERE)) {
          throw new RefusedException(
              home.directory() + " holds what no demo made; name another directory with --home");
        }
        home.delete();
        Files.delete(mark);
      }
      home.create();
      Files.writeString(mark, MADE_HERE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNewOrEmpty(Path directory) throws IOException {
    if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    if (!Files.isDirectory(directory)) {
      throw new RefusedException(directory + " is not a directory");
    }
    try (var children = Files.newDirectoryStream(directory)) {
      return !children.iterator().hasNext();
    }
  }

  private static void credentials(Cadastre cadastre, SimulatedEstate estate) {
    var scope = Vault.scope("127.42.0.0/16");
    cadastre
        .vault()
        .add(
            new VaultEntry("demo-snmp", VaultEntry.Kind.SNMP_V2C, scope, "", "", ""),
            Map.of("secret", estate.community()));
    cadastre
        .vault()
        .add(
            new VaultEntry("demo-ssh", VaultEntry.Kind.SSH_KEY, scope, estate.user(), "", ""),
            Map.of("key", estate.privateKeyPem()));
  }

  /// Each cloud's, then the network's.
  private static List<SweepRequest> requests(SimulatedEstate estate, DemoClouds clouds) {
    var requests = new ArrayList<>(clouds.requests());
    requests.add(
        new SweepRequest(
            List.of(estate.targets()),
            List.of(),
            List.of("snmp", "ssh"),
            Map.of("snmp", estate.snmpPort(), "ssh", estate.sshPort()),
            List.of(),
            true));
    return requests;
  }

  private static List<SweepReport> scan(
      Cadastre cadastre, Console console, List<SweepRequest> requests, String what)
      throws InterruptedException {
    var reports = new ArrayList<SweepReport>();
    for (var request : requests) {
      var of = Cadastre.ofAccounts(request.probes()) ? request.probes().getFirst() + ": " : "";
      try (var progress = new ProgressLine(console)) {
        reports.add(cadastre.sweep(request, of + what).run(progress));
      }
    }
    return reports;
  }
}
