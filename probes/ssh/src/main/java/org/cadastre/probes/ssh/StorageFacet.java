package org.cadastre.probes.ssh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.ssh.output.FileSystem;

/// The file systems that keep something: local ones, not those of the kernel or in memory.
final class StorageFacet {
  private static final Set<String> NOT_STORAGE =
      Set.of(
          "tmpfs",
          "devtmpfs",
          "ramfs",
          "overlay",
          "overlayfs",
          "aufs",
          "squashfs",
          "proc",
          "sysfs",
          "devpts",
          "cgroup",
          "cgroup2",
          "mqueue",
          "efivarfs",
          "autofs",
          "nsfs",
          "fuse.snapfuse",
          "devfs",
          "none",
          "udev",
          "shm",
          "fuse.lxcfs",
          "fuse.gvfsd-fuse",
          "fuse.portal");

  private final Picture picture;
  private final Subject host;
  private final Report report;

  StorageFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  void report() {
    picture.heard(Asked.FILE_SYSTEMS).ifPresent(this::report);
  }

  private void report(Heard heard) {
    var all = FileSystem.parse(heard.text());
    Map<String, FileSystem> byMountPoint = new LinkedHashMap<>();
    all.stream()
        .filter(fs -> !NOT_STORAGE.contains(fs.type().isEmpty() ? fs.device() : fs.type()))
        .forEach(fs -> byMountPoint.put(fs.mountPoint(), fs));
    byMountPoint.values().forEach(fs -> fileSystem(fs, heard.exchange()));
    var extent = heard.shortfall().orElseGet(() -> extent(heard, all.isEmpty()));
    boolean remoteToo =
        picture.heard(Asked.MOUNTS).map(h -> h.complete() || h.missing()).orElse(true);
    if (extent.outcome() == Outcome.COMPLETE && remoteToo) {
      report.census(host, "file_system", heard.exchange());
    }
    report.coverage("storage", extent, heard.exchange());
  }

  private static Heard.Extent extent(Heard heard, boolean none) {
    if (none) {
      return new Heard.Extent(Outcome.UNSUPPORTED, "df did not list file systems");
    }
    return heard.complete()
        ? Heard.Extent.COMPLETE
        : new Heard.Extent(Outcome.PARTIAL, "df could not look at every file system");
  }

  private void fileSystem(FileSystem fs, int at) {
    var keys = List.of(new Key("file_system.mount_point", fs.mountPoint()));
    var subject = new Subject("file_system", fs.mountPoint(), keys, host);
    report.partOf(subject, host, at);
    report.fact(subject, "file_system.mount_point", fs.mountPoint(), at);
    report.fact(subject, "file_system.device", fs.device(), at);
    report.fact(subject, "file_system.type", fs.type(), at);
    report.fact(subject, "file_system.size", fs.size(), at);
    report.fact(subject, "file_system.used", fs.used(), at);
  }
}
