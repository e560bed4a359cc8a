package org.cadastre.reconciler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cadastre.reconciler.Scene.hour;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.Status;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.model.Value;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final Key MAC = new Key("net.mac", "52:54:00:12:34:56");
  private static final Key OTHER_MAC = new Key("net.mac", "52:54:00:65:43:21");

  private final Scene scene = new Scene();

  @Test
  void twoSourcesThatMeetOneHostSpeakOfOneItem() {
    scene.tells("snmp", "10.0.0.5", "device", MAC).fact("host.name", "web-01").at(1);
    scene.tells("ssh", "10.0.0.5", "server", MAC).fact("host.name", "web-02").at(2);
    var ci = scene.onlyHost();
    var name = scene.state(ci, "host.name");
    assertThat(name.value()).isEqualTo(Value.of("web-02"));
    assertThat(name.winner().source()).isEqualTo("ssh");
    assertThat(name.decision().because()).contains("ssh is no. 1 of 2 trusted");
    assertThat(name.decision().losses())
        .singleElement()
        .satisfies(loss -> {
          assertThat(loss.value()).isEqualTo(Value.of("web-01"));
          assertThat(loss.because()).isEqualTo("snmp ranks below ssh");
        });
    assertThat(scene.hosts().getFirst())
        .extracting(ConfigurationItem::ciClass, ConfigurationItem::name)
        .containsExactly("server", "web-02");
  }

  @Test
  void theSameAgainChangesNothingButTheTimesOfVerification() {
    reading("1.0").at(1);
    var ci = scene.onlyHost();
    var before = scene.state(ci, "os.version");
    var changes = reading("1.0").at(2);
    assertThat(changes.changes())
        .noneMatch(c -> c instanceof Change.ClaimsPut)
        .noneMatch(c -> c instanceof Change.ClaimPast)
        .noneMatch(c -> c instanceof Change.Decided)
        .noneMatch(c -> c instanceof Change.KeyLearnt);
    var after = scene.state(ci, "os.version");
    assertThat(after.lastVerified()).isEqualTo(hour(2));
    assertThat(after).usingRecursiveComparison().ignoringFields("lastVerified").isEqualTo(before);
  }

  @Test
  void aChangeHappenedBetweenTheLastSightOfTheOldAndTheFirstOfTheNew() {
    reading("1.0").at(1);
    reading("1.0").at(3);
    reading("1.1").at(5);
    var version = scene.state(scene.onlyHost(), "os.version");
    assertThat(version.value()).isEqualTo(Value.of("1.1"));
    assertThat(version.changedAfter()).isEqualTo(hour(3));
    assertThat(version.changedBy()).isEqualTo(hour(5));
  }

  private Scene.Telling reading(String version) {
    return scene
        .tells("ssh", "10.0.0.5", "server", MAC)
        .fact("os.version", version)
        .covers("system", Outcome.COMPLETE);
  }

  @Test
  void anInterfaceThatACompleteListNoLongerNamesIsAbsentWithTheCensusAsProof() {
    interfaces("eth0", "eth1").census("interface").covers("interfaces", Outcome.COMPLETE).at(1);
    var gone = interfaces("eth0").census("interface").covers("interfaces", Outcome.COMPLETE).at(2);
    var parts = scene.parts(scene.onlyHost());
    assertThat(parts)
        .extracting(ConfigurationItem::name, ConfigurationItem::lifecycle)
        .containsExactlyInAnyOrder(
            tuple("eth0", Lifecycle.ACTIVE), tuple("eth1", Lifecycle.ABSENT));
    assertThat(gone.changes())
        .filteredOn(Change.LifecycleChanged.class::isInstance)
        .singleElement()
        .satisfies(c -> {
          var change = (Change.LifecycleChanged) c;
          assertThat(change.because()).contains("complete list from snmp");
          assertThat(change.evidence()).isNotNull();
        });
    interfaces("eth0", "eth1").census("interface").covers("interfaces", Outcome.COMPLETE).at(3);
    assertThat(scene.parts(scene.onlyHost()))
        .allMatch(part -> part.lifecycle() == Lifecycle.ACTIVE);
  }

  @Test
  void aPartialListRemovesNothingAndConfirmsOnlyWhatItNames() {
    interfaces("eth0", "eth1").census("interface").covers("interfaces", Outcome.COMPLETE).at(1);
    interfaces("eth0").covers("interfaces", Outcome.PARTIAL).at(2);
    interfaces("eth0").covers("interfaces", Outcome.PARTIAL).at(3);
    var parts = new TreeMap<String, ConfigurationItem>();
    scene.parts(scene.onlyHost()).forEach(part -> parts.put(part.name(), part));
    assertThat(parts.values()).allMatch(part -> part.lifecycle() == Lifecycle.ACTIVE);
    assertThat(scene.state(part(parts, "eth0"), "interface.mac").lastVerified()).isEqualTo(hour(3));
    assertThat(scene.state(part(parts, "eth1"), "interface.mac").lastVerified()).isEqualTo(hour(1));
  }

  private static CiId part(Map<String, ConfigurationItem> parts, String name) {
    var part = parts.get(name);
    assertThat(part).isNotNull();
    return Objects.requireNonNull(part).id();
  }

  private Scene.Telling interfaces(String... names) {
    var parts = new TreeMap<String, Map<String, String>>();
    for (var name : names) {
      parts.put(name, Map.of("interface.mac", "52:54:00:00:00:" + (10 + name.charAt(3))));
    }
    return scene
        .tells("snmp", "10.0.0.5", "switch", MAC)
        .parts("interface", "interface.name", parts);
  }

  @Test
  void aLateObservationDoesNotOverwriteANewerOne() {
    reading("1.1").at(5);
    reading("1.0").at(2);
    assertThat(scene.state(scene.onlyHost(), "os.version").value()).isEqualTo(Value.of("1.1"));
  }

  @Test
  void anAttributeThatACompleteReadingNoLongerHasIsAbsent() {
    scene
        .tells("ssh", "10.0.0.5", "server", MAC)
        .fact("host.arch", "x86_64")
        .covers("system", Outcome.COMPLETE)
        .at(1);
    scene.tells("ssh", "10.0.0.5", "server", MAC).covers("system", Outcome.COMPLETE).at(2);
    var arch = scene.state(scene.onlyHost(), "host.arch");
    assertThat(arch.status()).isEqualTo(Status.ABSENT);
    assertThat(arch.changedAfter()).isEqualTo(hour(1));
  }

  @Test
  void anAddressGivenToAnotherMachineDoesNotMergeTheTwo() {
    scene.tells("ssh", "10.0.0.5", "server", MAC).fact("host.name", "old").at(1);
    scene.tells("ssh", "10.0.0.5", "server", OTHER_MAC).fact("host.name", "new").at(2);
    assertThat(scene.hosts())
        .extracting(ConfigurationItem::name)
        .containsExactlyInAnyOrder("old", "new");
  }

  @Test
  void whatCouldBeSeveralItemsIsAConflictAndChangesNone() {
    scene.tells("ssh", "10.0.0.5", "server", MAC).fact("host.name", "one").at(1);
    scene.tells("ssh", "10.0.0.6", "server", OTHER_MAC).fact("host.name", "two").at(2);
    scene.tells("snmp", "10.0.0.7", "device", MAC, OTHER_MAC).fact("host.name", "three").at(3);
    assertThat(scene.hosts()).hasSize(2);
    assertThat(scene.store.conflicts())
        .singleElement()
        .satisfies(conflict -> assertThat(conflict.candidates()).hasSize(2));
    assertThat(scene.hosts()).extracting(ConfigurationItem::name).doesNotContain("three");
  }

  @Test
  void whenTheTrustedSourceHasGoneStaleTheNextMaySpeak() {
    scene.tells("ssh", "10.0.0.5", "server", MAC).fact("host.name", "from-ssh").at(1);
    scene.tells("snmp", "10.0.0.5", "device", MAC).fact("host.name", "from-snmp").at(2);
    assertThat(scene.state(scene.onlyHost(), "host.name").value()).isEqualTo(Value.of("from-ssh"));
    int eightDays = 8 * 24;
    scene.tells("snmp", "10.0.0.5", "device", MAC).fact("host.name", "from-snmp").at(eightDays);
    var name = scene.state(scene.onlyHost(), "host.name");
    assertThat(name.value()).isEqualTo(Value.of("from-snmp"));
    assertThat(name.decision().because()).contains("ssh ranks higher but is stale");
    assertThat(name.statusAt(hour(eightDays))).isEqualTo(Status.VERIFIED);
  }

  @Test
  void sourcesThatNoRuleRanksDisputeInsteadOfGuessing() {
    scene.tells("import:a", "10.0.0.5", "server", MAC).fact("host.name", "a").at(1);
    scene.tells("import:b", "10.0.0.5", "server", MAC).fact("host.name", "b").at(2);
    var name = scene.state(scene.onlyHost(), "host.name");
    assertThat(name.status()).isEqualTo(Status.CONFLICTED);
    assertThat(scene.hosts().getFirst().status(hour(2))).isEqualTo("conflicted");
  }

  @Test
  void whatNeverSettlesStaysInTheEvidence() {
    scene.tells("ssh", "10.0.0.5", "server", MAC).fact("system.uptime", "17").at(1);
    assertThat(scene.store.states(scene.onlyHost()))
        .noneMatch(state -> state.attribute().equals("system.uptime"));
  }

  @Test
  void fillersIdentifyNothing() {
    var filler = new Key("hw.serial_number", "To be filled by O.E.M.");
    var vendor = new Key("hw.vendor", "Acme");
    scene.tells("ssh", "10.0.0.5", "server", filler, vendor, MAC).at(1);
    scene.tells("ssh", "10.0.0.6", "server", filler, vendor, OTHER_MAC).at(2);
    assertThat(scene.hosts()).hasSize(2);
  }

  @Test
  void aClonedInstallationIsNotItsOriginal() {
    var cloned = new Key("host.id", "4be1c0a97d0f4e0c9a7e51c3d2f8b611");
    scene.tells("ssh", "10.0.0.5", "server", cloned, MAC).fact("host.name", "alpha").at(1);
    scene.tells("ssh", "10.0.0.6", "server", cloned, OTHER_MAC).fact("host.name", "beta").at(2);
    assertThat(scene.hosts())
        .extracting(ConfigurationItem::name)
        .containsExactlyInAnyOrder("alpha", "beta");
    assertThat(scene.store.conflicts())
        .singleElement()
        .satisfies(conflict -> assertThat(conflict.because()).contains("host.id"));
  }

  @Test
  void aTrustedSourceThatComesBackIsBelievedAgain() {
    scene.tells("ssh", "10.0.0.5", "server", MAC).fact("host.name", "from-ssh").at(1);
    int nineDays = 9 * 24;
    scene.tells("snmp", "10.0.0.5", "device", MAC).fact("host.name", "from-snmp").at(nineDays);
    scene.tells("ssh", "10.0.0.5", "server", MAC).fact("host.name", "from-ssh").at(nineDays + 1);
    var name = scene.state(scene.onlyHost(), "host.name");
    assertThat(name.value()).isEqualTo(Value.of("from-ssh"));
    assertThat(name.decision().because()).doesNotContain("stale");
  }

  @Test
  void aChangeOfTrustIsNoChangeOfTheValue() {
    scene.tells("ssh", "10.0.0.5", "server", MAC).fact("host.name", "same").at(1);
    int sixDays = 6 * 24;
    scene.tells("snmp", "10.0.0.5", "device", MAC).fact("host.name", "same").at(sixDays);
    scene.tells("snmp", "10.0.0.5", "device", MAC).fact("host.name", "same").at(2 * sixDays);
    var name = scene.state(scene.onlyHost(), "host.name");
    assertThat(name.winner().source()).isEqualTo("snmp");
    assertThat(name.changedBy()).isEqualTo(hour(1));
    assertThat(name.changedAfter()).isNull();
  }

  @Test
  void idsOfPartsBeginAsTheirHostsSoThatTheyLieTogether() {
    interfaces("eth0", "eth1").at(1);
    var beginning = scene.onlyHost().value().substring(0, 4);
    assertThat(scene.parts(scene.onlyHost()))
        .extracting(part -> part.id().value())
        .hasSize(2)
        .allMatch(id -> id.startsWith(beginning) && id.length() == 16)
        .doesNotHaveDuplicates();
  }

  @Test
  void aPartIsAsFreshAsItsHost() {
    interfaces("eth0").census("interface").covers("interfaces", Outcome.COMPLETE).at(1);
    assertThat(scene.parts(scene.onlyHost()))
        .allMatch(part -> part.status(hour(2)).equals("verified"));
  }

  @Test
  void anAddressThatMovedOnNoLongerTellsItsFormerHolder() {
    scene.tells("ssh", "10.0.0.5", "server", MAC).addresses("10.0.0.5").at(1);
    scene.tells("ssh", "10.0.0.99", "server", MAC).addresses("10.0.0.99").at(2);
    scene.tells("snmp", "10.0.0.5", "printer").fact("host.name", "printer").at(3);
    assertThat(scene.hosts()).hasSize(2);
    scene.tells("snmp", "10.0.0.5", "printer").fact("host.name", "printer").at(4);
    assertThat(scene.hosts()).hasSize(2);
  }

  @Test
  void whatIsHeldTwiceIsAConflict() {
    var engine = new Key("snmp.engine_id", "80001f8804a1b2c3d4e5f6");
    scene.tells("ssh", "10.0.0.5", "server", MAC).fact("host.name", "one").at(1);
    scene.tells("snmp", "10.0.0.6", "device", engine).fact("host.name", "one").at(2);
    assertThat(scene.hosts()).hasSize(2);
    scene.tells("snmp", "10.0.0.6", "device", engine, MAC).fact("host.name", "one").at(3);
    assertThat(scene.store.conflicts())
        .singleElement()
        .satisfies(conflict -> assertThat(conflict.candidates()).hasSize(2));
  }

  @Test
  void aReadingThatComesLateIsFittedInBetween() {
    reading("1.0").at(1);
    reading("1.2").at(5);
    reading("1.1").at(3);
    var version = scene.state(scene.onlyHost(), "os.version");
    assertThat(version.value()).isEqualTo(Value.of("1.2"));
    assertThat(version.changedAfter()).isEqualTo(hour(3));
    assertThat(scene.store.claims(scene.onlyHost()))
        .filteredOn(claim -> claim.attribute().equals("os.version"))
        .extracting(Claim::value, Claim::validFrom, Claim::validTo)
        .containsExactly(
            tuple(Value.of("1.0"), hour(1), hour(3)),
            tuple(Value.of("1.1"), hour(3), hour(5)),
            tuple(Value.of("1.2"), hour(5), null));
  }

  @Test
  void anEndlessListOfPartsIsCutAndSaysSo() {
    var parts = new TreeMap<String, Map<String, String>>();
    for (int i = 0; i < 20_050; i++) {
      parts.put("if" + i, Map.of("interface.mtu", "1500"));
    }
    var changes =
        scene
            .tells("snmp", "10.0.0.5", "switch", MAC)
            .parts("interface", "interface.name", parts)
            .census("interface")
            .covers("interfaces", Outcome.COMPLETE)
            .at(1);
    assertThat(scene.parts(scene.onlyHost())).hasSize(20_000);
    assertThat(changes.changes())
        .filteredOn(Change.Covered.class::isInstance)
        .map(c -> ((Change.Covered) c).row())
        .anyMatch(row -> row.outcome() == Outcome.PARTIAL && row.facet().equals("interfaces"));
  }

  /// A management controller tells its chassis's serial number, and so does the server in it.
  @Test
  void aServerAndItsManagementControllerAreTwo() {
    var serial = new Key("hw.serial_number", "AC70001");
    var vendor = new Key("hw.vendor", "Acme");
    scene.tells("ssh", "10.0.0.5", "server", serial, vendor, MAC).at(1);
    scene.tells("snmp", "10.0.0.6", "bmc", serial, vendor, OTHER_MAC).at(2);
    assertThat(scene.hosts())
        .extracting(ConfigurationItem::ciClass)
        .containsExactlyInAnyOrder("server", "bmc");
  }

  /// Both leaves of a fabric have the gateway's MAC and address beside their own.
  @Test
  void twoSwitchesThatShareAGatewayAreTwo() {
    var vendor = new Key("hw.vendor", "Acme");
    var gateway = new Key("net.mac", "00:00:5c:00:00:07");
    var address = new Key("net.ip", "10.1.0.1");
    for (int leaf = 1; leaf <= 2; leaf++) {
      var serial = new Key("hw.serial_number", "AC7000" + leaf);
      var own = leaf == 1 ? MAC : OTHER_MAC;
      scene
          .tells("snmp", "10.0.0." + leaf, "switch", serial, vendor, own, gateway, address)
          .at(leaf);
    }
    assertThat(scene.hosts()).hasSize(2);
    scene
        .tells(
            "snmp",
            "10.0.0.1",
            "switch",
            new Key("hw.serial_number", "AC70003"),
            vendor,
            MAC,
            gateway,
            address)
        .at(3);
    assertThat(scene.hosts()).as("a member that took over leads the same stack").hasSize(2);
  }
}
