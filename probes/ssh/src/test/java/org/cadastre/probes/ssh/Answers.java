package org.cadastre.probes.ssh;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;

/// Answers of an imagined server, to be changed by a test.
final class Answers {
  static final String HOST_KEY = "SHA256:" + "k".repeat(43);

  private static final Instant STARTED = Instant.parse("2026-11-21T08:30:00Z");

  private final Map<Asked, Answer> answers = new EnumMap<>(Asked.class);

  private Answers() {}

  /// Knows nothing: every command is missing.
  static Answers none() {
    var answers = new Answers();
    for (var asked : Asked.values()) {
      answers.answers.put(asked, new Answer.Said("", 127, true));
    }
    return answers;
  }

  /// A physical Debian server, asked without privileges.
  static Answers server() {
    return none()
        .say(
            Asked.SYSTEM,
            """
            Linux db1 6.1.0-13-amd64 x86_64
            uid=990
            machine-id=0f1e2d3c4b5a69788796a5b4c3d2e1f0
            uptime=86400.25
            """)
        .say(
            Asked.OS_RELEASE,
            """
            PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
            NAME="Debian GNU/Linux"
            VERSION_ID="12"
            ID=debian
            """)
        .say(Asked.RELEASE_FILES, "debian_version=12.5\n")
        .say(Asked.VIRTUALIZATION, "container=none\nvm=none\n")
        .say(
            Asked.DMI,
            """
            sys_vendor=Dell Inc.
            product_name=PowerEdge R640
            bios_version=2.12.2
            product_serial!denied
            product_uuid!denied
            board_serial!denied
            """)
        .say(
            Asked.CPU,
            """
            online : 0-31
            model name	: Intel(R) Xeon(R) Gold 6130 CPU @ 2.10GHz
            hypervisor : no
            cpus active : 32
            """)
        .say(Asked.MEMORY, "MemTotal:       131072000 kB\n")
        .say(
            Asked.INTERFACES,
            """
            1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN
                link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
                inet 127.0.0.1/8 scope host lo
            2: eno1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq master br0 state UP
                link/ether aa:bb:cc:00:00:01 brd ff:ff:ff:ff:ff:ff
            3: eno2: <BROADCAST,MULTICAST> mtu 1500 qdisc noop state DOWN
                link/ether aa:bb:cc:00:00:01 brd ff:ff:ff:ff:ff:ff permaddr aa:bb:cc:00:00:02
            4: br0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP
                link/ether aa:bb:cc:00:00:01 brd ff:ff:ff:ff:ff:ff
                inet 10.1.2.3/24 brd 10.1.2.255 scope global br0
                inet6 fd00:1::3/64 scope global
                inet6 fd00:1::beef/64 scope global temporary dynamic
                inet6 fe80::1/64 scope link
            5: docker0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state DOWN
                link/ether 02:42:0c:d5:0f:d7 brd ff:ff:ff:ff:ff:ff
                inet 172.17.0.1/16 brd 172.17.255.255 scope global docker0
            6: veth1a2b3c@if7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 master docker0 state UP
                link/ether 5a:5a:5a:5a:5a:5a brd ff:ff:ff:ff:ff:ff
            """)
        .say(
            Asked.INTERFACE_DETAILS,
            """
            br0 bridge=yes uplink=yes
            docker0 bridge=yes speed=-1
            eno1 device=yes speed=10000
            eno2 device=yes speed=-1
            lo
            veth1a2b3c speed=10000
            """)
        .say(
            Asked.SOCKETS,
            """
            udp UNCONN 0 0 127.0.0.1%lo:323 0.0.0.0:*
            tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*
            tcp LISTEN 0 244 [::1]:5432 [::]:* users:(("postgres",pid=7,fd=6),("postgres",pid=8,fd=6))
            """)
        .say(
            Asked.DISKS,
            """
            NAME="sda" TYPE="disk" SIZE="480103981056" MODEL="MZ7LH480" SERIAL="S45PNA0M"
            NAME="sr0" TYPE="rom" SIZE="1073741312" MODEL="DVD" SERIAL=""
            NAME="zram0" TYPE="disk" SIZE="1073741824" MODEL="" SERIAL=""
            """)
        .say(
            Asked.DPKG,
            """
            bash	5.2.15-2+b2	amd64	ii\s
            libc6	2.36-9	amd64	ii\s
            libc6	2.36-9	i386	ii\s
            nano	7.2-1	amd64	rc\s
            """)
        .say(
            Asked.FILE_SYSTEMS,
            """
            Filesystem     Type  1024-blocks     Used Available Capacity Mounted on
            udev           devtmpfs  8000000        0   8000000       0% /dev
            /dev/sda1      ext4    100000000 25000000  70000000      27% /
            /dev/sda2      xfs        500000    10000    490000       2% /srv/two words
            """);
  }

  Answers say(Asked asked, String text) {
    return answer(asked, new Answer.Said(text, 0, true));
  }

  Answers answer(Asked asked, Answer answer) {
    answers.put(asked, answer);
    return this;
  }

  Answers allSilent() {
    answers.replaceAll((_, _) -> new Answer.Silent(Duration.ofSeconds(60)));
    return this;
  }

  Transcript transcript() {
    List<Exchange> exchanges = new ArrayList<>();
    exchanges.add(
        new Exchange(
            new Question("hostkey", ""), new Answer.Said("ssh-ed25519 " + HOST_KEY, 0, true)));
    answers.forEach((asked, answer) -> exchanges.add(new Exchange(asked.question(), answer)));
    return new Transcript(
        "ssh", new Endpoint("ssh", "10.1.2.3", 22), STARTED, STARTED.plusSeconds(2), exchanges);
  }
}
