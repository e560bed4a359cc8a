package org.cadastre.cmdb.sql;

import java.util.ArrayList;
import java.util.function.Consumer;
import org.cadastre.cmdb.audit.Flaw;

/// Finds decisions that no seal tells of: put in beside those that were sealed, or in their place.
record StrayDecisions(SealedDecisions.Reads reads, Consumer<Flaw> flaws) {
  private static final int MOST_NAMED = 100;
  private static final String UNSEALED =
      """
      select s.ci, s.attribute from attr_state s
      where s.commit_id > ?
        and not exists (select 1 from commit_seal c where c.commit_id = s.commit_id)
      union all
      select p.ci, p.attribute from decision_past p
      where p.commit_id > ?
        and not exists (select 1 from commit_seal c where c.commit_id = p.commit_id)
      limit ?
      """;
  private static final String NOT_THE_LATEST =
      """
      select p.ci, p.attribute from decision_past p
        join attr_state s on s.host = p.host and s.ci = p.ci and s.attribute = p.attribute
        join commit_seal past on past.commit_id = p.commit_id
        join commit_seal now on now.commit_id = s.commit_id
      where p.commit_id > ? and past.seq >= now.seq limit ?
      """;
  private static final String PUT_AWAY =
      """
      select p.ci, p.attribute from decision_past p
        join commit_seal c on c.commit_id = p.commit_id
        left join attr_state s on s.host = p.host and s.ci = p.ci and s.attribute = p.attribute
      where p.commit_id > ? and s.ci is null and p.undecided_in is null
        and not exists (
          select 1 from decision_past later
            join commit_seal d on d.commit_id = later.commit_id
          where later.host = p.host and later.ci = p.ci and later.attribute = p.attribute
            and d.seq > c.seq)
      limit ?
      """;

  /// @param since number of the last commit that is of no interest
  void find(long since) {
    name("belongs to no commit that was sealed", UNSEALED, since, since, MOST_NAMED);
    name("stands, although a later one is on record", NOT_THE_LATEST, since, MOST_NAMED);
    name("was put on record, and none stands in its place", PUT_AWAY, since, MOST_NAMED);
  }

  private void name(String what, String sql, Object... arguments) {
    var places =
        reads.ask(database -> {
          var found = new ArrayList<String>();
          try (var rows = database.query(sql, arguments)) {
            while (rows.next()) {
              found.add(rows.text(1) + " " + rows.text(2));
            }
          }
          return found;
        });
    places.forEach(place -> flaws.accept(new Flaw("the decision about " + place, what)));
  }
}
