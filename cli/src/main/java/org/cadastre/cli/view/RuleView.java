package org.cadastre.cli.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.cli.output.Console;
import org.cadastre.cli.output.Json;
import org.cadastre.cli.output.Table;
import org.cadastre.core.model.CiClass;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.Agreement.Measured;
import org.cadastre.core.rules.Authority;
import org.cadastre.core.rules.Retirement;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.core.rules.SourceRule;
import org.jspecify.annotations.Nullable;

/// Who is believed about what.
public final class RuleView {
  private final ClassModel model;
  private final RuleSet rules;

  public RuleView(ClassModel model, RuleSet rules) {
    this.model = model;
    this.rules = rules;
  }

  public static void checked(Console console, ClassModel model, RuleSet rules) {
    var table =
        new Table("RULES", "CLASSES", "ATTRIBUTES", "AUTHORITIES", "SOURCES", "RETIREMENTS")
            .row(
                rules.version(),
                "" + model.classes().size(),
                "" + model.attributes().size(),
                "" + rules.authorities().size(),
                "" + rules.sources().size(),
                "" + rules.retirements().size());
    console.one(
        () ->
            "ok: %s, %d classes, %d attributes, %d authorities\n"
                .formatted(
                    rules.version(),
                    model.classes().size(),
                    model.attributes().size(),
                    rules.authorities().size()),
        () -> table,
        () ->
            new Json.Obj()
                .put("ok", true)
                .put("ruleSet", rules.version())
                .put("classes", model.classes().size())
                .put("attributes", model.attributes().size())
                .put("authorities", rules.authorities().size()));
  }

  public void show(Console console, @Nullable String ciClass, @Nullable String attribute) {
    var authorities = authorities(ciClass, attribute);
    console.one(
        () -> text(console, authorities, ciClass, attribute),
        () -> trust(authorities),
        () -> json(authorities, ciClass, attribute));
  }

  /// For a class and an attribute, the one that speaks; for a class, those that could.
  private List<Authority> authorities(@Nullable String ciClass, @Nullable String attribute) {
    if (ciClass != null && attribute != null) {
      return rules.authority(model, ciClass, attribute).stream().toList();
    }
    var line = ciClass == null ? null : model.lineage(ciClass).stream().map(CiClass::name).toList();
    return rules.authorities().stream()
        .filter(a -> line == null || line.contains(a.ciClass()))
        .filter(
            a -> attribute == null || a.attribute().equals(attribute) || a.attribute().equals("*"))
        .toList();
  }

  private String text(
      Console console,
      List<Authority> authorities,
      @Nullable String ciClass,
      @Nullable String attribute) {
    var text = new StringBuilder("rules: " + rules.version() + "\n\n");
    text.append(console.render(trust(authorities)));
    section(console, text, sources());
    section(console, text, retirements(ciClass));
    section(console, text, measured(attribute));
    return text.toString();
  }

  private static void section(Console console, StringBuilder text, Table table) {
    if (!table.isEmpty()) {
      text.append('\n').append(console.render(table));
    }
  }

  private Table trust(List<Authority> authorities) {
    var table = new Table("CLASS", "ATTRIBUTE", "RANK", "SOURCE", "FRESH", "COPIES FROM");
    for (var authority : authorities) {
      int rank = 0;
      for (var trusted : authority.sources()) {
        var origin = rules.origin(trusted.source());
        table.row(
            authority.ciClass(),
            authority.attribute(),
            "" + ++rank,
            trusted.source(),
            duration(trusted.freshFor()),
            origin.equals(trusted.source()) ? "" : origin);
      }
      var otherwise = authority.otherwise();
      if (otherwise != null) {
        table.row(
            authority.ciClass(),
            authority.attribute(),
            "" + ++rank,
            "otherwise: " + otherwise.word(),
            "",
            "");
      }
    }
    return table;
  }

  private Table sources() {
    var table = new Table("SOURCE", "UPSTREAM", "CREATES");
    for (var source : rules.sources()) {
      var upstream = source.upstream();
      table.row(source.name(), upstream == null ? "" : upstream, source.creates() ? "yes" : "no");
    }
    return table;
  }

  private List<Retirement> policies(@Nullable String ciClass) {
    return ciClass == null
        ? rules.retirements()
        : rules.retirement(model, ciClass).stream().toList();
  }

  private Table retirements(@Nullable String ciClass) {
    var table = new Table("CLASS", "MISSING AFTER", "AND FAILED SCANS", "RETIRED AFTER");
    for (var policy : policies(ciClass)) {
      var retired = policy.retiredAfter();
      table.row(
          policy.ciClass(),
          duration(policy.missingAfter()),
          "" + policy.missingAfterFailures(),
          retired == null ? "never" : duration(retired));
    }
    return table;
  }

  private Table measured(@Nullable String attribute) {
    var table = new Table("ATTRIBUTE", "SOURCE", "RIGHT", "OF");
    rules
        .agreement()
        .measured()
        .forEach((of, sources) -> {
          if (attribute == null || attribute.equals(of)) {
            sources.forEach(
                (source, m) -> table.row(of, source, "" + m.right(), "" + m.compared()));
          }
        });
    return table;
  }

  private Json.Obj json(
      List<Authority> authorities, @Nullable String ciClass, @Nullable String attribute) {
    return new Json.Obj()
        .put("ruleSet", rules.version())
        .put("authorities", Json.array(authorities.stream().map(RuleView::json).toList()))
        .put("sources", Json.array(rules.sources().stream().map(RuleView::json).toList()))
        .put("retirements", Json.array(policies(ciClass).stream().map(RuleView::json).toList()))
        .put("sharedByTooMany", rules.sharedByTooMany())
        .put("measured", Json.array(figures(attribute)));
  }

  private static Json.Obj json(Authority authority) {
    var otherwise = authority.otherwise();
    var sources = new ArrayList<Json>();
    for (var trusted : authority.sources()) {
      sources.add(
          new Json.Obj()
              .put("source", trusted.source())
              .put("fresh", duration(trusted.freshFor())));
    }
    return new Json.Obj()
        .put("class", authority.ciClass())
        .put("attribute", authority.attribute())
        .put("sources", Json.array(sources))
        .put("otherwise", otherwise == null ? null : otherwise.word());
  }

  private static Json.Obj json(SourceRule source) {
    return new Json.Obj()
        .put("source", source.name())
        .put("upstream", source.upstream())
        .put("creates", source.creates());
  }

  private static Json.Obj json(Retirement policy) {
    var retired = policy.retiredAfter();
    return new Json.Obj()
        .put("class", policy.ciClass())
        .put("missingAfter", duration(policy.missingAfter()))
        .put("missingAfterFailures", policy.missingAfterFailures())
        .put("retiredAfter", retired == null ? null : duration(retired));
  }

  private List<Json> figures(@Nullable String attribute) {
    var figures = new ArrayList<Json>();
    rules
        .agreement()
        .measured()
        .forEach((of, sources) -> {
          if (attribute == null || attribute.equals(of)) {
            sources.forEach((source, m) -> figures.add(json(of, source, m)));
          }
        });
    return figures;
  }

  private static Json.Obj json(String attribute, String source, Measured measured) {
    return new Json.Obj()
        .put("attribute", attribute)
        .put("source", source)
        .put("right", measured.right())
        .put("compared", measured.compared());
  }

  /// As rule files have it: `36h`, `7d`.
  private static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
