package org.cadastre.probes.ssh.output;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Something mounted, as `/proc/mounts` or `mount` shows it.
///
/// @param type empty when not told
/// @param options between commas; empty when not told
public record Mount(String device, String point, String type, String options) {
  private static final Pattern MOUNT =
      Pattern.compile("(.{1,512}?) on (/.{0,512}?)(?: type (\\S+))?(?: (?:\\((.*)\\)|(\\S+).*))?");
  private static final Pattern KERNEL = Pattern.compile("(\\S+) (/\\S*) (\\S+) (\\S+)");
  private static final Set<String> REMOTE =
      Set.of("nfs", "nfs3", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afpfs", "sshfs");
  private static final Pattern NFS_SERVER = Pattern.compile("\\[?([^\\[\\]/]+?)\\]?:/.*");
  private static final Pattern SMB_SERVER = Pattern.compile("//(?:[^@/]*@)?([^/]+)/.*");

  public static List<Mount> parse(String text) {
    return Lines.of(text).map(Mount::line).flatMap(Optional::stream).toList();
  }

  private static Optional<Mount> line(String line) {
    var kernel = KERNEL.matcher(line);
    if (kernel.matches() && !kernel.group(2).equals("on")) {
      return Optional.of(
          new Mount(kernel.group(1), plain(kernel.group(2)), kernel.group(3), kernel.group(4)));
    }
    var mount = MOUNT.matcher(line);
    if (!mount.matches()) {
      return Optional.empty();
    }
    var options = mount.group(4) == null ? "" : mount.group(4).replace(" ", "");
    var type = mount.group(3) == null ? options.split(",", 2)[0] : mount.group(3);
    return Optional.of(new Mount(mount.group(1), mount.group(2), type, options));
  }

  /// The kernel writes blanks as `\040`.
  private static String plain(String point) {
    return point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
  }

  /// Name or address of the file server; empty for what is local.
  public Optional<String> server() {
    if (!REMOTE.contains(type)) {
      return Optional.empty();
    }
    var nfs = NFS_SERVER.matcher(device);
    if (nfs.matches()) {
      return Optional.of(nfs.group(1));
    }
    var smb = SMB_SERVER.matcher(device);
    return smb.matches() ? Optional.of(smb.group(1)) : Optional.empty();
  }
}
