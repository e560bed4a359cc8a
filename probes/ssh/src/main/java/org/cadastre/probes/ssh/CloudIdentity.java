package org.cadastre.probes.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadastre.probes.ssh.output.NamedValues;

/// What a host in a cloud knows of its own identity there: from cloud-init, firmware and the
/// metadata service.
///
/// @param provider `aws`, `azure`, `gcp` …; empty when it is in none that we know
/// @param ids by which the cloud may know it, the likeliest first; more than one where the byte
///   order of a UUID is not told
/// @param region empty when not told
/// @param zone empty when not told
record CloudIdentity(String provider, List<String> ids, String region, String zone) {
  private static final String AZURE_TAG = "7783-7084-3265-9085-8269-3286-77";
  private static final Pattern EC2 = Pattern.compile("i-[0-9a-f]{8,17}");
  private static final Pattern UUID =
      Pattern.compile("([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4}-[0-9a-f]{12})");

  static CloudIdentity of(Picture picture) {
    var text = picture.text(Asked.CLOUD);
    var said = NamedValues.parse(text);
    var provider = provider(picture, said, text);
    var ids =
        switch (provider) {
          case "aws" -> aws(picture, said);
          case "azure" -> azure(picture, said);
          case "gcp" -> number(said);
          default -> List.<String>of();
        };
    return new CloudIdentity(provider, ids, json(text, "region"), json(text, "availability_zone"));
  }

  /// The likeliest; empty when none is known.
  String id() {
    return ids.isEmpty() ? "" : ids.getFirst();
  }

  private static String provider(Picture picture, NamedValues said, String text) {
    var vendor = said.value("vendor").or(() -> picture.dmi().value("sys_vendor")).orElse("");
    if (said.value("asset")
        .or(() -> picture.dmi().value("chassis_asset_tag"))
        .orElse("")
        .equals(AZURE_TAG)) {
      return "azure";
    }
    if (vendor.equals("Amazon EC2")
        || said.value("board").filter(b -> EC2.matcher(b).matches()).isPresent()) {
      return "aws";
    }
    if (vendor.equals("Google")) {
      return "gcp";
    }
    var id = said.value("cloud-id").orElse(json(text, "cloud_name")).toLowerCase(Locale.ROOT);
    return id.matches("(aws|azure|gce|gcp)(-\\w+)?")
        ? id.startsWith("gce") ? "gcp" : id.split("-", 2)[0]
        : "";
  }

  private static List<String> aws(Picture picture, NamedValues said) {
    return said.value("board")
        .or(() -> picture.dmi().value("board_asset_tag"))
        .filter(tag -> EC2.matcher(tag).matches())
        .or(() -> said.value("instance-id").filter(id -> EC2.matcher(id).matches()))
        .map(List::of)
        .orElse(List.of());
  }

  private static List<String> number(NamedValues said) {
    return said.value("instance-id")
        .filter(id -> id.matches("\\d{6,24}"))
        .map(List::of)
        .orElse(List.of());
  }

  /// The metadata service gives it as the cloud writes it. SMBIOS gives it with its first three
  /// fields in the other byte order where the machine starts by BIOS (generation 1).
  private static List<String> azure(Picture picture, NamedValues said) {
    var told = said.value("imds.vmId").orElse("").toLowerCase(Locale.ROOT);
    if (UUID.matcher(told).matches()) {
      return List.of(told);
    }
    var smbios =
        picture
            .dmi()
            .value("product_uuid")
            .or(() -> said.value("instance-id"))
            .map(id -> id.toLowerCase(Locale.ROOT))
            .filter(id -> UUID.matcher(id).matches());
    if (smbios.isEmpty()) {
      return List.of();
    }
    boolean uefi =
        said.value("firmware").isPresent()
            || picture.dmi().value("bios_version").orElse("").startsWith("Hyper-V UEFI");
    var ids = new ArrayList<String>();
    ids.add(uefi ? smbios.get() : swapped(smbios.get()));
    if (picture.dmi().value("bios_version").isEmpty() && !uefi) {
      ids.add(smbios.get());
    }
    return ids;
  }

  /// The other byte order of the first three fields.
  static String swapped(String uuid) {
    var fields = UUID.matcher(uuid);
    if (!fields.matches()) {
      return uuid;
    }
    return turned(fields.group(1))
        + "-"
        + turned(fields.group(2))
        + "-"
        + turned(fields.group(3))
        + "-"
        + fields.group(4);
  }

  private static String turned(String hex) {
    var turned = new StringBuilder();
    for (int i = hex.length() - 2; i >= 0; i -= 2) {
      turned.append(hex, i, i + 2);
    }
    return turned.toString();
  }

  /// The first value of a field in cloud-init's instance data.
  private static String json(String text, String field) {
    var matcher = Pattern.compile("\"" + field + "\": \"([^\"]{1,128})\"").matcher(text);
    return Optional.of(matcher).filter(m -> m.find()).map(m -> m.group(1)).orElse("");
  }
}
