package org.cadastre.cmdb.audit;

import java.util.ArrayList;
import java.util.List;

/// What a check found.
///
/// @param flaws what is not as it was signed, at most [#MOST]
/// @param remarks what is no flaw and worth knowing
/// @param checked what was checked, in words with numbers
public record Verdict(List<Flaw> flaws, List<String> remarks, List<String> checked) {
  /// More than these nobody reads.
  public static final int MOST = 1_000;

  public Verdict {
    flaws = List.copyOf(flaws);
    remarks = List.copyOf(remarks);
    checked = List.copyOf(checked);
  }

  /// Whether everything is as it was signed.
  public boolean sound() {
    return flaws.isEmpty();
  }

  /// A verdict in the making.
  static final class Growing {
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<String> checked = new ArrayList<>();

    void flaw(String place, String what) {
      flaw(new Flaw(place, what));
    }

    void flaw(Flaw flaw) {
      if (flaws.size() < MOST) {
        flaws.add(flaw);
      }
    }

    void remark(String remark) {
      if (remarks.size() < MOST) {
        remarks.add(remark);
      }
    }

    void checked(String what) {
      checked.add(what);
    }

    Verdict verdict() {
      return new Verdict(flaws, remarks, checked);
    }
  }
}
