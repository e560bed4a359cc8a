package org.cadastre.runtime.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The matrix of roles and operations.
public final class Rights {
  private static final String FILE = "rights.txt";

  private final Map<Operation, Set<Role>> matrix;

  private Rights(Map<Operation, Set<Role>> matrix) {
    this.matrix = matrix;
  }

  /// The matrix that this Cadastre goes by.
  public static Rights load() {
    try (var in = Rights.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + FILE + " in this installation");
      }
      var lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> List.of(line.strip().split("\\s+", -1)))
              .toList();
      return new Rights(matrix(lines));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  private static Map<Operation, Set<Role>> matrix(List<List<String>> lines) {
    var roles = lines.getFirst();
    var matrix = new EnumMap<Operation, Set<Role>>(Operation.class);
    for (var line : lines.subList(1, lines.size())) {
      var may = EnumSet.noneOf(Role.class);
      for (int i = 1; i < roles.size(); i++) {
        if (line.get(i).equals("yes")) {
          may.add(role(roles.get(i)));
        }
      }
      matrix.put(operation(line.getFirst()), may);
    }
    if (matrix.size() != Operation.values().length) {
      throw new IllegalStateException(FILE + " does not tell every operation");
    }
    return matrix;
  }

  private static Role role(String word) {
    return Role.of(word)
        .orElseThrow(() -> new IllegalStateException(FILE + ": no role is called " + word));
  }

  private static Operation operation(String word) {
    for (var operation : Operation.values()) {
      if (operation.word().equals(word)) {
        return operation;
      }
    }
    throw new IllegalStateException(FILE + ": no operation is called " + word);
  }

  /// Whether somebody with those roles may do it.
  public boolean allow(Collection<Role> roles, Operation operation) {
    var may = matrix.getOrDefault(operation, Set.of());
    return roles.stream().anyMatch(may::contains);
  }

  /// The roles that may do it.
  public Set<Role> of(Operation operation) {
    return Set.copyOf(matrix.getOrDefault(operation, Set.of()));
  }
}
