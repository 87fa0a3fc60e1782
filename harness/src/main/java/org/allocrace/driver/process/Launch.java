package org.allocrace.driver.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a replay program is started: its file, words that always come first, and what its environment
 * has more than ours.
 *
 * @param before words between the file and the arguments of the protocol
 * @param runtime the word behind {@code @} in the names of its contenders; null for none. The
 *     program itself knows them without it
 */
public record Launch(
    Path executable,
    List<String> before,
    Map<String, String> environment,
    @Nullable String runtime) {
  /** Copies the collections. */
  public Launch {
    before = List.copyOf(before);
    environment = Map.copyOf(environment);
  }

  /** A program that needs nothing else. */
  public static Launch of(Path executable) {
    return new Launch(executable, List.of(), Map.of(), null);
  }

  /** A contender's name as results have it. */
  String name(String base) {
    return runtime == null ? base : base + "@" + runtime;
  }

  @Override
  public String toString() {
    return executable.toString();
  }
}
