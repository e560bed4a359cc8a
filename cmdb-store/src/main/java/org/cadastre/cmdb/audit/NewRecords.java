package org.cadastre.cmdb.audit;

import java.nio.charset.StandardCharsets;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.ChainedArchive.Step;
import org.cadastre.cmdb.journal.Sha256;
import org.cadastre.core.ci.FieldText.Writer;
import org.cadastre.core.store.CorruptArchiveException;
import org.jspecify.annotations.Nullable;

/// What the journal holds since a checkpoint.
final class NewRecords {
  private final ChainedArchive archive;
  private final Merkle.Growing tree = new Merkle.Growing();
  private final Checkpoint.Records before;
  private long location;
  private String chain;
  private boolean begun;

  private NewRecords(ChainedArchive archive, Checkpoint.Records before) {
    this.archive = archive;
    this.before = before;
    location = before.location();
    chain = before.chain();
  }

  /// @throws CorruptArchiveException when it is damaged, or not what was signed
  static Checkpoint.Records since(@Nullable Checkpoint last, ChainedArchive archive) {
    var before = last == null ? Checkpoint.Records.NONE : last.journal();
    var news = new NewRecords(archive, before);
    archive.walk(before.location(), ChainedArchive.END, news::step);
    if (!news.begun && before.count() > 0) {
      throw new CorruptArchiveException(
          archive.place(before.location()) + ": the record that was signed is not there");
    }
    return new Checkpoint.Records(
        before.count() + news.tree.size(),
        news.location,
        news.chain,
        news.tree.size(),
        Sha256.hex(news.tree.root()));
  }

  /// A record as a leaf of a checkpoint's tree.
  static byte[] leaf(Step.Link link) {
    return Merkle.leaf(
        new Writer()
            .title("cadastre record 1")
            .field("location", link.location())
            .field("hash", link.hash())
            .field("content", link.content())
            .text()
            .getBytes(StandardCharsets.UTF_8));
  }

  private void step(Step step) {
    switch (step) {
      case Step.Damage damage ->
          throw new CorruptArchiveException(damage.place() + ": " + damage.what());
      case Step.Unfinished unfinished -> requireUnsigned(unfinished.location());
      case Step.Link link -> link(link);
      case Step.Removed(var link) -> link(link);
    }
  }

  private void link(Step.Link link) {
    if (link.location() == before.location()) {
      requireSigned(link);
    } else {
      tree.add(leaf(link));
      location = link.location();
      chain = link.hash();
    }
  }

  private void requireUnsigned(long unfinished) {
    if (unfinished <= before.location()) {
      throw new CorruptArchiveException(
          archive.place(unfinished) + ": damaged, though a checkpoint covers it");
    }
  }

  private void requireSigned(Step.Link link) {
    begun = true;
    if (!link.hash().equals(before.chain())) {
      throw new CorruptArchiveException(
          archive.place(link.location()) + ": not the record that was signed");
    }
  }
}
