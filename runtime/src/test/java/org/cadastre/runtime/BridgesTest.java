package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.reconciler.identify.Asserted;
import org.cadastre.reconciler.identify.Identification;
import org.cadastre.reconciler.identify.Identity;
import org.cadastre.reconciler.identify.KeyTable;
import org.cadastre.settings.Configuration;
import org.junit.jupiter.api.Test;

/// One machine as its cloud, its login and its agent tell of it, by the shipped declarations.
class BridgesTest {
  private static final Configuration CONFIGURATION =
      Configuration.load(Path.of(System.getProperty("cadastre.config", "config")));

  private final Identification identification =
      new Identification(CONFIGURATION.model(), CONFIGURATION.rules());
  private final Asserted asserted = new Asserted(List.of());

  private static Subject aws(String id, String mac) {
    return new Subject(
        "cloud_instance",
        id,
        List.of(
            new Key("cloud.resource_id", id),
            new Key("cloud.resource_id", "arn:aws:ec2:eu-west-1:123456789012:instance/" + id),
            new Key("net.mac", mac)));
  }

  private static Subject seen(String ciClass, String... keysAndValues) {
    var keys = new ArrayList<Key>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      keys.add(new Key(keysAndValues[i], keysAndValues[i + 1]));
    }
    return new Subject(ciClass, "x", keys);
  }

  /// What is told of each in turn: the number of the item, or -1 where nobody could say.
  private List<Integer> met(List<Subject> subjects) {
    var table = new KeyTable();
    var items = new ArrayList<Integer>();
    int made = 0;
    for (var subject : subjects) {
      var item =
          switch (identification.identify(table, asserted, subject)) {
            case Identity.Known(var ci, _) -> Integer.parseInt(ci.value());
            case Identity.New() -> made++;
            case Identity.Ambiguous _ -> -1;
          };
      if (item >= 0) {
        var ci = new CiId(Integer.toString(item));
        identification.learn(table, asserted, subject, ci, "test", false);
      }
      items.add(item);
    }
    return items;
  }

  @Test
  void an_instance_is_the_machine_that_knows_the_same_id_of_itself() {
    var ssh =
        seen(
            "server",
            "cloud.resource_id",
            "i-0123456789abcdef0",
            "host.id",
            "a1",
            "net.ip",
            "10.0.0.5");
    assertThat(met(List.of(aws("i-0123456789abcdef0", "02:00:00:00:00:01"), ssh)))
        .containsExactly(0, 0);
    assertThat(met(List.of(ssh, aws("i-0123456789abcdef0", "02:00:00:00:00:01"))))
        .containsExactly(0, 0);
  }

  @Test
  void an_instance_is_the_agent_that_has_its_network_card() {
    var snmp = seen("server", "net.mac", "02:00:00:00:00:01", "net.ip", "10.0.0.5");
    assertThat(met(List.of(aws("i-0123456789abcdef0", "02:00:00:00:00:01"), snmp)))
        .containsExactly(0, 0);
  }

  @Test
  void copies_of_one_image_with_one_machine_id_are_as_many_machines() {
    var one = seen("server", "cloud.resource_id", "i-0123456789abcdef1", "host.id", "same");
    var other = seen("server", "cloud.resource_id", "i-0123456789abcdef2", "host.id", "same");
    assertThat(met(List.of(one, other))).containsExactly(0, 1);
  }

  @Test
  void an_address_in_two_networks_makes_nothing_one() {
    var device = seen("device", "net.ip", "10.0.0.5", "endpoint.address", "10.0.0.5");
    assertThat(
            met(
                List.of(
                    aws("i-0123456789abcdef1", "02:00:00:00:00:01"),
                    aws("i-0123456789abcdef2", "02:00:00:00:00:02"),
                    device)))
        .containsExactly(0, 1, 2);
  }

  @Test
  void one_network_card_under_two_ids_is_two_machines() {
    assertThat(
            met(
                List.of(
                    aws("i-0123456789abcdef1", "02:00:00:00:00:01"),
                    aws("i-0123456789abcdef2", "02:00:00:00:00:01"))))
        .containsExactly(0, 1);
  }

  @Test
  void ids_of_the_short_kind_were_given_out_anew_and_tell_nothing() {
    var one = seen("server", "cloud.resource_id", "i-1234abcd", "host.id", "a1");
    var other = seen("server", "cloud.resource_id", "i-1234abcd", "host.id", "b2");
    assertThat(met(List.of(one, other))).containsExactly(0, 1);
  }

  private record Machine(String id, String mac, String ip, String hostId) {
    List<Subject> views(Random random) {
      var views = new ArrayList<Subject>();
      views.add(aws(id, mac));
      views.add(seen("server", "net.mac", mac, "net.ip", ip, "endpoint.address", ip));
      views.add(
          random.nextBoolean()
              ? seen("server", "cloud.resource_id", id, "host.id", hostId, "net.ip", ip)
              : seen("server", "host.id", hostId, "net.mac", mac, "net.ip", ip));
      return views;
    }
  }

  /// Overlapping networks, copied images, any order: never two machines in one, and with the
  /// cloud's list first, never one machine in two.
  @Test
  void in_ten_thousand_estates_no_machine_is_taken_for_another() {
    var random = new Random(20_261_121);
    for (int estate = 0; estate < 10_000; estate++) {
      var views = new HashMap<Subject, Machine>();
      var listed = new ArrayList<Subject>();
      var others = new ArrayList<Subject>();
      for (int i = 0; i < 4; i++) {
        var machine =
            new Machine(
                "i-%017x".formatted(random.nextLong() >>> 4),
                "0a:%02x:%02x:00:00:%02x".formatted(random.nextInt(256), random.nextInt(256), i),
                "10.0.0." + (1 + random.nextInt(3)),
                "id" + random.nextInt(2));
        var of = machine.views(random);
        of.forEach(view -> views.put(view, machine));
        listed.add(of.getFirst());
        others.addAll(of.subList(1, of.size()));
      }
      Collections.shuffle(others, random);
      var order = new ArrayList<>(listed);
      order.addAll(others);
      hold(order, views);
    }
  }

  private void hold(List<Subject> order, Map<Subject, Machine> views) {
    var items = met(order);
    var machines = new HashMap<Integer, Machine>();
    for (int i = 0; i < order.size(); i++) {
      var machine = views.get(order.get(i));
      int item = items.get(i);
      assertThat(item).as("%s", order).isNotNegative();
      var before = machines.putIfAbsent(item, machine);
      assertThat(before == null || before.equals(machine)).as("%s", order).isTrue();
    }
    assertThat(machines).hasSize(4);
  }
}
