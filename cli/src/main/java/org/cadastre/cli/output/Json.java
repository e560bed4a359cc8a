package org.cadastre.cli.output;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON value in the making.
public sealed interface Json {
  record Text(String text) implements Json {}

  record Num(long number) implements Json {}

  record Bool(boolean set) implements Json {}

  record Null() implements Json {}

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /// Fields in the order in which they were put.
  record Obj(Map<String, Json> fields) implements Json {
    public Obj {
      fields = new LinkedHashMap<>(fields);
    }

    public Obj() {
      this(Map.of());
    }

    public Obj put(String name, Json value) {
      fields.put(name, value);
      return this;
    }

    public Obj put(String name, @Nullable String text) {
      return put(name, of(text));
    }

    public Obj put(String name, long number) {
      return put(name, new Num(number));
    }

    public Obj put(String name, boolean set) {
      return put(name, new Bool(set));
    }

    public Obj put(String name, @Nullable Instant at) {
      return put(name, of(at));
    }
  }

  static Json of(@Nullable String text) {
    return text == null ? new Null() : new Text(text);
  }

  /// RFC 3339 in UTC.
  static Json of(@Nullable Instant at) {
    return at == null ? new Null() : new Text(at.toString());
  }

  static Arr array(Collection<? extends Json> items) {
    return new Arr(new ArrayList<>(items));
  }

  static Arr texts(Collection<String> texts) {
    return array(texts.stream().map(Text::new).toList());
  }
}
