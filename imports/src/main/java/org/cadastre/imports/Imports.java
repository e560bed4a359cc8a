package org.cadastre.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.cadastre.core.evidence.TranscriptReader;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.model.ClassModel;
import org.jspecify.annotations.Nullable;

/// The ways in which files are taken in.
public final class Imports {
  private final ClassModel model;
  private final Spelling spelling;

  public Imports(ClassModel model, Vocabulary vocabulary) {
    this.model = model;
    this.spelling = new Spelling(vocabulary);
  }

  /// One claim a row: who says that which item has what attribute, and when that was seen.
  public Importer claims() {
    return new ClaimsImporter(model, spelling);
  }

  /// Inventories of the GLPI agent.
  ///
  /// @param observedAt when it was made, if the operator knows better than the file; else null
  public Importer glpi(@Nullable Instant observedAt) {
    return new GlpiImporter(model, spelling, observedAt);
  }

  /// A table whose columns a mapping file explains.
  ///
  /// @throws org.cadastre.settings.InvalidConfigurationException with every error in the mapping
  public Importer csv(Path mapping) throws IOException {
    return TableImporter.of(mapping, model, spelling);
  }

  /// What EventBridge or CloudTrail say was changed in accounts of AWS.
  public Importer awsEvents() {
    return new EventImporter(new AwsEvents());
  }

  /// What the Activity Log says was changed in subscriptions of Azure.
  public Importer azureEvents() {
    return new EventImporter(new AzureEvents());
  }

  /// Who understands which transcripts, by the name of the probe that stands in them.
  public Map<String, TranscriptReader> readers() {
    return Map.of(
        ClaimsImporter.PROBE,
        claims().reader(),
        GlpiImporter.PROBE,
        glpi(null).reader(),
        EventImporter.PROBE,
        new EventReader(),
        TableImporter.PROBE,
        new TableReader(model, spelling));
  }
}
