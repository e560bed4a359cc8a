package org.cadastre.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The arrows of the house, held against the code as it is.
class ArchitectureTest {
  private static final Pattern ROOM = Pattern.compile("org\\.cadastre\\.([a-z]+).*");
  private static final List<String> ROOMS =
      List.of(
          "core",
          "settings",
          "probes",
          "imports",
          "reconciler",
          "cmdb",
          "runtime",
          "simulator",
          "cli");

  private static JavaClasses house = new ClassFileImporter().importClasses();

  @BeforeAll
  static void lookAtTheHouse() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.cadastre");
  }

  @Test
  void everyRoomIsSeen() {
    var counts = new TreeMap<String, Integer>();
    for (JavaClass c : house) {
      var matcher = ROOM.matcher(c.getPackageName());
      if (matcher.matches()) {
        counts.merge(matcher.group(1), 1, Integer::sum);
      }
    }
    assertThat(counts.keySet()).containsAll(ROOMS);
    assertThat(house.size()).isGreaterThan(300);
  }

  @Test
  void arrowsPointDownwards() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.cadastre..")
        .layer("cli")
        .definedBy("org.cadastre.cli..")
        .layer("runtime")
        .definedBy("org.cadastre.runtime..")
        .layer("probes")
        .definedBy("org.cadastre.probes..")
        .layer("imports")
        .definedBy("org.cadastre.imports..")
        .layer("reconciler")
        .definedBy("org.cadastre.reconciler..")
        .layer("store")
        .definedBy("org.cadastre.cmdb..")
        .layer("settings")
        .definedBy("org.cadastre.settings..")
        .layer("simulator")
        .definedBy("org.cadastre.simulator..")
        .layer("testkit")
        .definedBy("org.cadastre.testkit..")
        .layer("core")
        .definedBy("org.cadastre.core..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("runtime")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("probes")
        .mayOnlyBeAccessedByLayers("runtime")
        .whereLayer("imports")
        .mayOnlyBeAccessedByLayers("runtime")
        .whereLayer("reconciler")
        .mayOnlyBeAccessedByLayers("runtime")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("runtime")
        .whereLayer("settings")
        .mayOnlyBeAccessedByLayers("runtime", "cli", "testkit", "imports")
        .whereLayer("simulator")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("testkit")
        .mayNotBeAccessedByAnyLayer()
        .check(house);
  }

  @Test
  void probesDoNotKnowEachOther() {
    slices().matching("org.cadastre.probes.(*)..").should().notDependOnEachOther().check(house);
  }

  @Test
  void withinTheCoreArrowsPointDownwardsToo() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.cadastre.core..")
        .layer("net")
        .definedBy("org.cadastre.core.net")
        .layer("model")
        .definedBy("org.cadastre.core.model")
        .layer("evidence")
        .definedBy("org.cadastre.core.evidence")
        .layer("ci")
        .definedBy("org.cadastre.core.ci")
        .layer("store")
        .definedBy("org.cadastre.core.store")
        .layer("knowledge")
        .definedBy("org.cadastre.core.knowledge")
        .layer("rules")
        .definedBy("org.cadastre.core.rules")
        .layer("probe")
        .definedBy("org.cadastre.core.probe")
        .layer("scan")
        .definedBy("org.cadastre.core.scan")
        .layer("schedule")
        .definedBy("org.cadastre.core.schedule")
        .whereLayer("schedule")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("scan")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("store")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("rules")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("knowledge")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("probe")
        .mayOnlyBeAccessedByLayers("scan")
        .whereLayer("ci")
        .mayOnlyBeAccessedByLayers("store")
        .whereLayer("evidence")
        .mayOnlyBeAccessedByLayers("ci", "store", "rules", "probe", "scan")
        .check(house);
    slices().matching("org.cadastre.core.(*)..").should().beFreeOfCycles().check(house);
  }

  @Test
  void theCoreDependsOnNothing() {
    noClasses()
        .that()
        .resideInAPackage("org.cadastre.core..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("org.cadastre.core..", "java..", "org.jspecify..")
        .check(house);
  }

  @Test
  void theReconcilerIsPure() {
    noClasses()
        .that()
        .resideInAPackage("org.cadastre.reconciler..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio.file..",
            "java.net..",
            "java.sql..",
            "java.util.concurrent.locks..")
        .check(house);
  }

  @Test
  void sqlStaysInTheStore() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.cadastre.cmdb.sql..",
            "org.cadastre.cmdb.journal..",
            "org.cadastre.cmdb.shards..",
            "org.cadastre.cmdb.ddl..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.flywaydb..")
        .check(house);
  }

  @Test
  void theSchedulerStaysWithTheDaemon() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.cadastre.runtime.schedule..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.quartz..", "io.micrometer..")
        .check(house);
  }

  @Test
  void onlyTheDaemonAndTheSimulatedCloudsServe() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.cadastre.runtime.http..", "org.cadastre.simulator.cloud..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.net.httpserver..")
        .check(house);
  }

  @Test
  void tokensOfOthersAreReadInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.cadastre.runtime.identity..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.nimbusds..")
        .check(house);
  }

  @Test
  void timeIsInjected() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.cadastre.cli..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .check(house);
  }

  @Test
  void nobodyTrustsEveryHostKey() {
    noClasses().should().dependOnClassesThat().haveSimpleName("PromiscuousVerifier").check(house);
  }

  @Test
  void onlyTheCommandLineWritesToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.cadastre.cli", "org.cadastre.testkit..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(house);
  }
}
