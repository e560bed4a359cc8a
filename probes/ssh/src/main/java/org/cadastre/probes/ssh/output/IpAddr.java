package org.cadastre.probes.ssh.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads `ip addr`, of iproute2 and of BusyBox.
public final class IpAddr {
  private static final Pattern HEAD =
      Pattern.compile("(\\d{1,9}): ([^\\s:@]{1,64})(?:@[^\\s:]*)?: <([A-Z0-9_,-]*)>(.*)");

  private IpAddr() {}

  public static List<NetworkInterface> parse(String text) {
    var drafts = new ArrayList<InterfaceDraft>();
    Lines.of(text)
        .forEach(line -> {
          var head = HEAD.matcher(line);
          if (head.matches()) {
            var draft = new InterfaceDraft(head.group(2));
            draft.index = Lines.number(head.group(1));
            draft.flags = new TreeSet<>(Arrays.asList(head.group(3).split(",", -1)));
            head(draft, Lines.words(head.group(4)));
            drafts.add(draft);
          } else if (!drafts.isEmpty()) {
            detail(drafts.getLast(), Lines.words(line));
          }
        });
    return drafts.stream().map(InterfaceDraft::done).toList();
  }

  private static void head(InterfaceDraft draft, String[] words) {
    after(words, "mtu").ifPresent(mtu -> draft.mtu = Lines.number(mtu));
    var state = after(words, "state").orElse("UNKNOWN");
    draft.operational =
        state.equals("UP") || (state.equals("UNKNOWN") && draft.flags.contains("LOWER_UP"));
  }

  private static void detail(InterfaceDraft draft, String[] words) {
    if (words[0].startsWith("link/")) {
      draft.link = words[0].substring("link/".length());
      draft.mac = words.length > 1 ? InterfaceDraft.mac(words[1]) : null;
      draft.permanentMac = after(words, "permaddr").map(InterfaceDraft::mac).orElse(null);
    } else if (Set.of("inet", "inet6").contains(words[0])
        && words.length > 1
        && !Arrays.asList(words).contains("temporary")) {
      var address = words[1];
      var bits = words[0].equals("inet") ? "/32" : "/128";
      draft.addresses.add(address.contains("/") ? address : address + bits);
    }
  }

  private static Optional<String> after(String[] words, String word) {
    int at = Arrays.asList(words).indexOf(word);
    return at >= 0 && at + 1 < words.length ? Optional.of(words[at + 1]) : Optional.empty();
  }
}
