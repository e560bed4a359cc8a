package org.cadastre.runtime;

import java.util.List;
import org.cadastre.cmdb.audit.Verdict;

/// What a check of journal, decisions or a proof found.
///
/// @param damage what is not as it was signed
/// @param remarks what is no damage and worth knowing
/// @param checked what was checked, in words with numbers
public record AuditReport(List<Damage> damage, List<String> remarks, List<String> checked) {
  public AuditReport {
    damage = List.copyOf(damage);
    remarks = List.copyOf(remarks);
    checked = List.copyOf(checked);
  }

  /// @param place file and byte or line, row, or item and attribute
  public record Damage(String place, String what) {}

  static AuditReport of(Verdict verdict) {
    return new AuditReport(
        verdict.flaws().stream().map(flaw -> new Damage(flaw.place(), flaw.what())).toList(),
        verdict.remarks(),
        verdict.checked());
  }

  public boolean sound() {
    return damage.isEmpty();
  }
}
