package org.cadastre.probes.ssh.output;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cadastre.core.net.Cidr;
import org.jspecify.annotations.Nullable;

/// Reads `ifconfig -a`: of net-tools old and new, and of the BSDs and their kin.
public final class Ifconfig {
  private static final Pattern HEAD =
      Pattern.compile("([^\\s:]{1,64}(?::[^\\s:]{1,32})?):?\\s(.*)");
  private static final Pattern FLAGS = Pattern.compile("flags=[0-9a-fx]+<([A-Z0-9_,]*)>");
  private static final Pattern OLD_FLAGS =
      Pattern.compile("\\b([A-Z][A-Z ]{0,200}?) {1,4}MTU:(\\d{1,9})");
  private static final Pattern MTU = Pattern.compile("\\bmtu (\\d{1,9})");
  private static final Pattern MAC = Pattern.compile("\\b(?:ether|HWaddr|lladdr) (\\S{17})");
  private static final Pattern V4 =
      Pattern.compile("\\binet (?:addr:)?([0-9.]+)(?:/(\\d+))?(?:.*?\\b(?:netmask |Mask:)(\\S+))?");
  private static final Pattern V6 =
      Pattern.compile(
          "\\binet6 (?:addr: ?)?([0-9a-fA-F:]+)(?:%\\S+)?(?:/(\\d+)|\\s+prefixlen (\\d+))?(.*)");

  private Ifconfig() {}

  public static List<NetworkInterface> parse(String text) {
    var drafts = new ArrayList<InterfaceDraft>();
    Lines.of(text)
        .forEach(line -> {
          var head = HEAD.matcher(line);
          if (!Character.isWhitespace(line.charAt(0)) && head.matches()) {
            drafts.add(new InterfaceDraft(head.group(1)));
          }
          if (!drafts.isEmpty()) {
            detail(drafts.getLast(), line);
          }
        });
    return drafts.stream().map(InterfaceDraft::done).toList();
  }

  private static void detail(InterfaceDraft draft, String line) {
    flags(draft, line);
    var mac = MAC.matcher(line);
    if (mac.find()) {
      draft.mac = InterfaceDraft.mac(mac.group(1));
      draft.link = "ether";
    }
    var v4 = V4.matcher(line);
    if (v4.find()) {
      draft.addresses.add(v4.group(1) + "/" + prefix(v4.group(2), v4.group(3)));
    }
    var v6 = V6.matcher(line);
    if (v6.find() && !v6.group(4).contains("temporary")) {
      var bits = Optional.ofNullable(v6.group(2)).orElse(v6.group(3));
      draft.addresses.add(v6.group(1) + "/" + (bits == null ? "128" : bits));
    }
  }

  private static void flags(InterfaceDraft draft, String line) {
    var flags = FLAGS.matcher(line);
    var mtu = MTU.matcher(line);
    var old = OLD_FLAGS.matcher(line);
    if (flags.find()) {
      draft.flags = new TreeSet<>(Arrays.asList(flags.group(1).split(",", -1)));
    } else if (old.find()) {
      draft.flags = new TreeSet<>(Arrays.asList(old.group(1).split(" +", -1)));
      draft.mtu = Lines.number(old.group(2));
    }
    if (mtu.find()) {
      draft.mtu = Lines.number(mtu.group(1));
    }
    draft.operational = draft.flags.contains("UP") && draft.flags.contains("RUNNING");
  }

  private static String prefix(@Nullable String bits, @Nullable String mask) {
    if (bits != null) {
      return bits;
    }
    if (mask == null) {
      return "32";
    }
    if (mask.matches("(0x)?[0-9a-f]{8}")) {
      return count(new BigInteger(mask.substring(mask.length() - 8), 16));
    }
    return Cidr.literal(mask).map(m -> count(new BigInteger(1, m.getAddress()))).orElse("32");
  }

  private static String count(BigInteger mask) {
    return Integer.toString(mask.bitCount());
  }
}
