package org.cadastre.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cadastre.core.evidence.TranscriptText;
import org.cadastre.imports.BadImportException;
import org.cadastre.imports.Importer;
import org.cadastre.imports.Imports;

/// Files that are imported: claims, inventories, tables, events.
public final class ImportTarget implements Target {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final Imports IMPORTS =
      new Imports(Shipped.CONFIGURATION.model(), Shipped.CONFIGURATION.vocabulary());
  private static final String MAPPING =
      """
      source: import:x
      class: {column: Type, otherwise: server}
      observed_at: {column: Seen, format: "yyyy-MM-dd HH:mm", zone: Europe/Berlin}
      identifiers: {hw.uuid: Id}
      attributes: {host.name: Name, net.ip: {column: Ip, split: ","}}
      """;

  public static void fuzzerInitialize() {
    new ImportTarget().seeds().forEach(ImportTarget::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] data) {
    var told = Told.of(data);
    switch (told.kind()) {
      case 'c' -> take(IMPORTS.claims(), told.file(".csv"));
      case 'l' -> take(IMPORTS.claims(), told.file(".jsonl"));
      case 'g' -> take(IMPORTS.glpi(null), told.file(".json"));
      case 't' -> take(table(), told.file(".csv"));
      case 'a' -> take(IMPORTS.awsEvents(), told.file(".json"));
      default -> take(IMPORTS.azureEvents(), told.file(".json"));
    }
  }

  private static Importer table() {
    try {
      return IMPORTS.csv(Files.writeString(Path.of("mapping.yaml").toAbsolutePath(), MAPPING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void take(Importer importer, Path file) {
    try (var taken = importer.take(file, NOW)) {
      taken.forEach(transcript -> {
        var archived = TranscriptText.read(TranscriptText.write(transcript));
        importer
            .reader()
            .read(archived)
            .forEach(said -> Conclusions.require(archived, said.findings()));
      });
    } catch (BadImportException e) {
      if (e.problems().isEmpty()) {
        throw new AssertionError("refused without a reason", e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<byte[]> seeds() {
    return Told.seeds(
        """
        csource,class,identifiers,attribute,value,observed_at
        crm,server,"hw.uuid=u1;hw.vendor=""a"" ",net.ip,10.0.0.1;10.0.0.2,2026-01-01T00:00:00Z
        crm,server,hw.uuid=u1,hw.memory.size,5,
        """,
        """
        l{"source":"crm","class":"server","identifiers":{"hw.uuid":"u1"},"attribute":"net.ip","value":["a"]}
        """,
        INVENTORY,
        "tId,Name,Ip,Type,Seen\nu1,\"web\",\"1,2\",server,2026-01-01 02:30\n",
        """
        a{"version":"0","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2",\
        "account":"123456789012","time":"2026-11-21T07:00:00Z","region":"eu-west-1",\
        "resources":["arn:aws:ec2:eu-west-1:123456789012:instance/i-0123456789abcdef1"],\
        "detail":{"instance-id":"i-0123456789abcdef1","state":"stopped"}}
        """,
        """
        a{"Records": [{"eventSource": "ec2.amazonaws.com", "eventName": "TerminateInstances",
         "eventTime": "2026-11-21T06:00:00Z", "awsRegion": "eu-west-1",
         "recipientAccountId": "123456789012",
         "requestParameters": {"instancesSet": {"items": [{"instanceId": "i-0123456789abcdef1"}]}}}]}
        """,
        """
        z[{"eventTimestamp": "2026-11-21T05:00:00.1234567Z",
          "operationName": {"value": "Microsoft.Compute/virtualMachines/deallocate/action"},
          "status": {"value": "Succeeded"},
          "resourceId": "/subscriptions/ea42f556-5106-4743-99b0-c129bfa71a47/resourceGroups/P/providers/Microsoft.Compute/virtualMachines/Web1"}]
        """);
  }

  private static final String INVENTORY =
      """
      g{"action":"inventory","deviceid":"web1-2026-01-01-00-00-00","itemtype":"Computer","content":{
        "versionclient":"GLPI-Agent_v1.11","accesslog":{"logdate":"2026-11-20 08:00:00"},
        "hardware":{"name":"web1","uuid":"4c4c4544-0044-3510-8052-b4c04f4a4e31","memory":2048,
          "chassis_type":"Server","vmsystem":"Physical","defaultgateway":"10.0.0.1"},
        "bios":{"smanufacturer":"Dell Inc.","smodel":"PowerEdge R640","ssn":"ABC1234",
          "bversion":"2.1","bdate":"2020-01-31"},
        "operatingsystem":{"full_name":"Debian GNU/Linux 12","name":"Debian","version":"12",
          "kernel_version":"6.1.0","arch":"x86_64","boot_time":"2026-11-01 00:00:00"},
        "cpus":[{"name":"Xeon","core":8,"thread":16,"speed":2100,"manufacturer":"Intel"}],
        "memories":[{"capacity":16384,"type":"DDR4","serialnumber":"M1","numslots":1}],
        "drives":[{"volumn":"/dev/sda1","type":"/","filesystem":"ext4","total":1000,"free":500}],
        "storages":[{"name":"sda","model":"MZ7LH480","serial":"S45","disksize":480000,"type":"disk"}],
        "networks":[{"description":"eno1","mac":"aa:bb:cc:00:00:01","ipaddress":"10.0.0.5",
          "ipmask":"255.255.255.0","status":"up","speed":1000,"virtualdev":false}],
        "softwares":[{"name":"bash","version":"5.2","arch":"amd64","from":"deb","publisher":"Debian"}],
        "users":[{"login":"alice"}],"licenseinfos":[{"name":"x","key":"y"}],
        "network_device":{"type":"Networking","name":"sw1","serial":"S1","model":"M","firmware":"1",
          "mac":"aa:bb:cc:00:00:09","ips":["10.0.0.2"],"manufacturer":"Cisco",
          "components":[{"index":1,"name":"chassis","type":"chassis","serial":"C1"}]},
        "network_ports":[{"ifnumber":"1","ifname":"Gi1","mac":"aa:bb:cc:00:00:0a","ifstatus":1,
          "ifinternalstatus":1,"ifspeed":1000000000,"iftype":6,"ip":"10.0.0.2",
          "vlans":[{"number":"10","name":"v"}],"connections":[{"mac":["aa:bb:cc:00:00:0b"]}],
          "lldp":true}]}}
      """;
}
