package org.allocrace.driver.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pins a process to one processor by starting it through {@code taskset} of util-linux, which then
 * becomes that process: it adds none. Where it is not there, or a container does not give the
 * processor away, nothing is pinned. Not safe for several threads.
 */
final class Pinning {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Optional<Path> taskset;
  private final Map<Integer, Boolean> tried = new HashMap<>();

  Pinning(SearchPath path) {
    taskset = path.find("taskset");
  }

  /** Whether a process can be pinned to this processor; found out by doing it, once. */
  boolean isPossible(int processor) throws InterruptedException {
    if (taskset.isEmpty()) {
      return false;
    }
    Boolean known = tried.get(processor);
    if (known == null) {
      known = succeeds(taskset.get(), processor);
      tried.put(processor, known);
    }
    return known;
  }

  private static boolean succeeds(Path taskset, int processor) throws InterruptedException {
    try {
      return new ReplayProcess(taskset, LIMIT)
          .run(List.of("-c", number(processor), "true"))
          .isWell();
    } catch (IOException e) {
      return false;
    }
  }

  /** The words before a program's own; none where it is not asked for or not possible. */
  List<String> before(@Nullable Integer processor) throws InterruptedException {
    return processor != null && isPossible(processor)
        ? List.of(taskset.orElseThrow().toString(), "-c", number(processor))
        : List.of();
  }

  private static String number(int processor) {
    return Integer.toString(processor);
  }
}
