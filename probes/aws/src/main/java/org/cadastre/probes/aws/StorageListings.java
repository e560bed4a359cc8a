package org.cadastre.probes.aws;

import java.util.List;
import org.cadastre.probes.aws.call.Service;

/// Volumes, their snapshots, and network file systems.
final class StorageListings {
  static final List<Listing> FIRST = List.of(volumes(), snapshots(), fileSystems());

  private StorageListings() {}

  private static Listing volumes() {
    return Listing.of(Service.EC2, "DescribeVolumes")
        .pages()
        .facets("volumes")
        .lists("volume")
        .items("volumeSet/item")
        .tells((node, page) ->
            page.ec2("volume", "volume", node.text("volumeId"), node)
                .lower("cloud.state", "status")
                .say("cloud.sku", "volumeType")
                .gibibytes("cloud.size", "size")
                .number("cloud.iops", "iops")
                .mebibytes("cloud.throughput", "throughput")
                .flag("cloud.encrypted", "encrypted")
                .say("cloud.encryption_key", "kmsKeyId")
                .flag("cloud.multi_attach", "multiAttachEnabled")
                .say("cloud.availability_zone", "availabilityZone")
                .time("cloud.created_at", "createTime")
                .ec2("made_from", "snapshot", "snapshot", "snapshotId")
                .link("attached_to", "attachmentSet/item/instanceId", page.place()::instance)
                .inRegion());
  }

  private static Listing snapshots() {
    return Listing.of(Service.EC2, "DescribeSnapshots")
        .with("Owner.1", "self")
        .pages()
        .facets("snapshots")
        .lists("snapshot")
        .items("snapshotSet/item")
        .tells((node, page) ->
            page.ec2("snapshot", "snapshot", node.text("snapshotId"), node)
                .lower("cloud.state", "status")
                .say("cloud.description", "description")
                .gibibytes("cloud.size", "volumeSize")
                .flag("cloud.encrypted", "encrypted")
                .say("cloud.encryption_key", "kmsKeyId")
                .say("cloud.sku", "storageTier")
                .say("cloud.owner", "ownerId")
                .time("cloud.created_at", "startTime")
                .ec2("made_from", "volume", "volume", "volumeId")
                .inRegion());
  }

  private static Listing fileSystems() {
    return Listing.of(Service.EFS, "DescribeFileSystems")
        .with("@path", "/2015-02-01/file-systems")
        .pages("MaxItems", 1000, "Marker", "NextMarker")
        .facets("file_shares")
        .lists("file_share")
        .items("FileSystems/item")
        .tells((node, page) ->
            page.part("file_share", node.text("FileSystemArn"), node.text("FileSystemId"), node)
                .lower("cloud.state", "LifeCycleState")
                .say("cloud.sku", "PerformanceMode")
                .flag("cloud.encrypted", "Encrypted")
                .say("cloud.encryption_key", "KmsKeyId")
                .say("cloud.availability_zone", "AvailabilityZoneName")
                .say("cloud.owner", "OwnerId")
                .time("cloud.created_at", "CreationTime")
                .tags("Tags/item", "Key")
                .inRegion());
  }
}
