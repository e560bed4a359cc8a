package org.cadastre.probes.snmp;

import java.util.List;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.model.Value;

/// Says what parts the device has, as far as they can be pulled out (ENTITY-MIB).
final class EntityReader {
  private static final String CLASS = "hardware_component";

  private final Entities entities;
  private final Vocabulary vocabulary;
  private final Findings findings;

  EntityReader(Entities entities, Vocabulary vocabulary, Findings findings) {
    this.entities = entities;
    this.vocabulary = vocabulary;
    this.findings = findings;
  }

  void read(Subject host, Facet facet) {
    entities
        .rows()
        .forEach(entity -> entity.kindName().ifPresent(kind -> read(entity, kind, host)));
    if (facet.complete()) {
      findings.census(host, CLASS, facet.exchange());
    }
  }

  private void read(Entity entity, String kind, Subject host) {
    var part = part(entity, host);
    int exchange = entity.cell(Entity.CLASS).map(Variable::exchange).orElse(0);
    findings.fact(part, "component.class", Value.of(kind), findings.evidence(exchange, null));
    findings.text(part, "component.name", entity.cell(Entity.NAME));
    findings.text(part, "component.description", entity.cell(Entity.DESCR));
    vendor(part, entity);
    findings.text(part, "hw.model", entity.cell(Entity.MODEL));
    findings.text(part, "hw.serial_number", entity.cell(Entity.SERIAL));
    findings.text(part, "hw.firmware_version", entity.cell(Entity.FIRMWARE));
    findings.text(part, "hw.parent_position", entity.cell(Entity.PARENT_POSITION));
    findings.partOf(part, host, exchange);
    entities.around(entity).ifPresent(outer -> containedIn(part, part(outer, host), entity));
  }

  private static Subject part(Entity entity, Subject host) {
    var id = "entity:" + entity.index();
    var name = entity.said(Entity.NAME).or(() -> entity.said(Entity.DESCR)).orElse(id);
    return new Subject(CLASS, name, List.of(new Key("component.id", id)), host);
  }

  private void containedIn(Subject part, Subject outer, Entity entity) {
    int exchange = entity.cell(Entity.CONTAINED_IN).map(Variable::exchange).orElse(0);
    findings.said(part, "component.parent", outer.name(), exchange);
    findings.link(part, "contained_in", outer, exchange);
  }

  private void vendor(Subject part, Entity entity) {
    entity
        .cell(Entity.VENDOR)
        .ifPresent(cell ->
            cell.said()
                .ifPresent(said -> {
                  var spelling = vocabulary.spelling(Device.VENDOR_WORDS, said).orElse(said);
                  var evidence = findings.evidence(cell.exchange(), null);
                  findings.fact(part, Device.VENDOR, Value.of(spelling), evidence);
                }));
  }
}
