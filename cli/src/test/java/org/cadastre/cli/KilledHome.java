package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.Journal;
import org.cadastre.cmdb.journal.TableJournal;
import org.cadastre.core.store.TranscriptArchive.Kept;
import org.cadastre.runtime.Cadastre;
import org.cadastre.runtime.Home;
import org.cadastre.simulator.SimulatedEstate;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// A home that is looked into from outside while another process writes to it.
///
/// @param server that its register and journal are in, or null for files
/// @param database of that server
record KilledHome(Cli cli, @Nullable PostgresHomes server, String database) {
  static KilledHome inFiles(Path directory) {
    return new KilledHome(new Cli(directory), null, "");
  }

  static KilledHome inPostgres(Path directory, PostgresHomes server, String database)
      throws IOException {
    server.execute("postgres", "create database " + database);
    var cli = new Cli(directory);
    server.settle(cli.home(), database, "postgres");
    return new KilledHome(cli, server, database);
  }

  void makeFor(SimulatedEstate estate) throws IOException {
    done("init");
    var community = Files.writeString(cli.home().resolve("community"), estate.community() + "\n");
    var key = Files.writeString(cli.home().resolve("key"), estate.privateKeyPem());
    var scope = List.of("--scope", "127.0.0.0/8");
    credential("snmp", scope, "--kind", "snmp-v2c", "--secret-from", "file:" + community);
    credential("ssh", scope, "--kind", "ssh-key", "--user", estate.user(), "--key", key.toString());
  }

  private void credential(String name, Collection<String> scope, String... more) {
    var all = new ArrayList<>(List.of("credential", "add", name));
    all.addAll(scope);
    all.addAll(List.of(more));
    done(all.toArray(String[]::new));
  }

  Cli.Ran done(String... arguments) {
    var ran = cli.run(arguments);
    assertThat(ran.exit()).as(List.of(arguments) + " " + ran).isZero();
    return ran;
  }

  ChainedArchive journal() {
    if (server == null) {
      return Journal.open(new Home(cli.home()).journal(), InstantSource.system());
    }
    var source = new PGSimpleDataSource();
    source.setUrl(server.url(database));
    source.setUser("postgres");
    return TableJournal.open(source, InstantSource.system());
  }

  /// Every record that whoever writes may take for kept by now, by its place in the chain.
  List<String> kept() {
    var hashes = new ArrayList<String>();
    try (var journal = journal()) {
      journal.walk(
          ChainedArchive.BEGINNING,
          ChainedArchive.END,
          step -> {
            switch (step) {
              case ChainedArchive.Step.Link link -> hashes.add(link.hash());
              case ChainedArchive.Step.Removed(var link) -> hashes.add(link.hash());
              case ChainedArchive.Step.Unfinished _ -> {}
              case ChainedArchive.Step.Damage damage -> throw new AssertionError(damage.toString());
            }
          });
    }
    return hashes;
  }

  /// Hashes of all archived transcripts that the register does not know.
  Set<String> notEntered() {
    var hashes = new TreeSet<String>();
    try (var journal = journal()) {
      journal.after(
          -1,
          entry -> {
            if (entry instanceof Kept kept) {
              hashes.add(kept.transcript().hash());
            }
          });
    }
    var config = Path.of(System.getProperty("cadastre.config", "config"));
    return new Cadastre(new Home(cli.home()), config, Clock.systemUTC())
        .ask(store -> {
          hashes.removeIf(hash -> !store.evidence(hash).isEmpty());
          return hashes;
        });
  }
}
