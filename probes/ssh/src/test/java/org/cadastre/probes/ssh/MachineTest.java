package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadastre.probes.ssh.Found.found;

import org.junit.jupiter.api.Test;

/// What a host tells of the machine that it is.
class MachineTest {
  @Test
  void a_machine_in_amazons_cloud_knows_its_instance() {
    var found =
        found(
            Asked.CLOUD,
            """
            vendor=Amazon EC2
            board=i-0123456789abcdef0
            """);

    assertThat(found.text("cloud.provider")).isEqualTo("aws");
    assertThat(found.keys("cloud.resource_id")).containsExactly("i-0123456789abcdef0");
  }

  @Test
  void a_machine_in_microsofts_cloud_is_known_in_the_clouds_byte_order() {
    var smbios = "33221100-5544-7766-8899-aabbccddeeff";
    var tag = "asset=7783-7084-3265-9085-8269-3286-77\n";
    var bios =
        Answers.server()
            .say(
                Asked.DMI,
                "product_uuid="
                    + smbios
                    + """

                    bios_version=090008
                    """);
    var uefi =
        Answers.server()
            .say(
                Asked.DMI,
                "product_uuid="
                    + smbios
                    + """

                    bios_version=Hyper-V UEFI Release v4.1
                    """);

    assertThat(found(bios.say(Asked.CLOUD, tag)).keys("cloud.resource_id"))
        .containsExactly("00112233-4455-6677-8899-aabbccddeeff");
    assertThat(found(uefi.say(Asked.CLOUD, tag)).keys("cloud.resource_id")).containsExactly(smbios);
  }

  @Test
  void a_physical_server_is_in_no_cloud() {
    assertThat(
            found(
                    Asked.CLOUD,
                    """
                    vendor=Dell Inc.
                    asset=
                    """)
                .fact("cloud.provider"))
        .isEmpty();
  }

  @Test
  void cards_arrays_and_pools_are_parts() {
    var found =
        found(
            Asked.PARTS,
            """
            section=lspci
            02:00.0 "Ethernet controller [0200]" "Intel Corporation [8086]" "Ethernet Controller X710 [1572]" -r01 "Dell [1028]" "X710 [1f9c]"
            00:1c.0 "PCI bridge [0604]" "Intel Corporation [8086]" "Root Port [a110]" "" ""
            section=mdstat
            Personalities : [raid1]
            md0 : active raid1 sdb1[1] sda1[0](F)
                  976630464 blocks super 1.2 [2/1] [_U]
            section=zpool
            tank\t1000204886016\t5000000\tONLINE
            """);

    assertThat(found.parts("hardware_component")).contains("02:00.0", "md0", "tank");
    assertThat(found.text("02:00.0", "component.description"))
        .isEqualTo("Ethernet Controller X710");
    assertThat(found.text("md0", "component.state")).isEqualTo("degraded");
    assertThat(found.text("md0", "component.size")).isEqualTo("1000069595136");
  }

  @Test
  void a_raid_controller_tells_its_volumes_and_disks() {
    var found =
        found(
            Asked.PARTS,
            """
            section=storcli
            CLI Version = 007.1017.0000.0000 May 10, 2019
            Controller = 0
            Status = Success
            Product Name = AVAGO MegaRAID SAS 9361-8i
            Serial Number = SV62800123
            FW Version = 4.680.00-8290
            VD LIST :
            DG/VD TYPE  State Access Consist Cache Cac sCC       Size Name
            0/0   RAID1 Dgrd  RW     Yes     RWBD  -   ON  446.625 GB system
            PD LIST :
            EID:Slt DID State DG       Size Intf Med SED PI SeSz Model            Sp Type
            252:0     9 Onln   0 446.625 GB SATA SSD N   N  512B INTEL SSDSC2KB480G8 U  -
            """);

    assertThat(found.text("c0", "component.description")).isEqualTo("AVAGO MegaRAID SAS 9361-8i");
    assertThat(found.text("c0", "hw.serial_number")).isEqualTo("SV62800123");
    assertThat(found.text("c0/0/0", "component.description")).isEqualTo("RAID1 system");
    assertThat(found.text("c0/0/0", "component.state")).isEqualTo("Dgrd");
    assertThat(found.text("c0/252:0", "component.description"))
        .isEqualTo("SATA SSD INTEL SSDSC2KB480G8");
    assertThat(found.text("c0/252:0", "component.size")).isEqualTo("479559942144");
  }

  @Test
  void a_smart_array_tells_its_volumes_and_disks() {
    var found =
        found(
            Asked.PARTS,
            """
            section=ssacli

            Smart Array P440ar in Slot 0 (Embedded)   (sn: PDNLH0BRH8H2AB)

               Internal Drive Cage at Port 1I, Box 1, OK

               Array A (SAS, Unused Space: 0  MB)

                  logicaldrive 1 (279.4 GB, RAID 1, Interim Recovery Mode)

                  physicaldrive 1I:1:1 (port 1I:box 1:bay 1, SAS HDD, 300 GB, OK)
            """);

    assertThat(found.text("Slot 0", "component.description")).isEqualTo("Smart Array P440ar");
    assertThat(found.text("Slot 0", "hw.serial_number")).isEqualTo("PDNLH0BRH8H2AB");
    assertThat(found.text("Slot 0/logicaldrive 1", "component.state"))
        .isEqualTo("Interim Recovery Mode");
    assertThat(found.text("Slot 0/1I:1:1", "component.size")).isEqualTo("300000000000");
  }

  @Test
  void all_keys_of_the_server_identify_it_when_the_shown_one_is_among_them() {
    var found =
        found(
            Asked.NETWORK,
            """
            nameserver=10.0.0.53
            hostkey=ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPzOPvbnb4euQZeDdPyG18VWc3kB7OLYFCKyqXaS2FMf
            default via 10.1.2.1 dev eno1
            """);

    assertThat(found.keys("ssh.host_key")).containsExactly(Answers.HOST_KEY);
    assertThat(found.text("net.dns_servers")).isEqualTo("10.0.0.53");
    assertThat(found.text("net.default_gateways")).isEqualTo("10.1.2.1");
  }

  @Test
  void other_systems_tell_their_hardware_and_version() {
    var found =
        found(
            Answers.none()
                .say(
                    Asked.SYSTEM,
                    """
                    AIX power1 3 00F9C0114C00
                    uid=0
                    """)
                .say(
                    Asked.PLATFORM,
                    """
                    kernel=AIX
                    oslevel=7200-05-03-2148
                    System Model: IBM,9009-22A
                    Machine Serial Number: 78A1B20
                    Processor Type: PowerPC_POWER9
                    Number Of Processors: 8
                    Memory Size: 65536 MB
                    """));

    assertThat(found.text("os.version")).isEqualTo("7200-05-03-2148");
    assertThat(found.text("hw.model")).isEqualTo("IBM,9009-22A");
    assertThat(found.text("hw.cpu.logical_count")).isEqualTo("8");
    assertThat(found.text("hw.memory.size")).isEqualTo("68719476736");
    assertThat(found.keys("hw.serial_number")).containsExactly("78A1B20");
  }
}
