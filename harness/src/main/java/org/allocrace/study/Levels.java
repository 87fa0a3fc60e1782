package org.allocrace.study;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.allocrace.model.Arrivals;
import org.allocrace.model.Mode;
import org.allocrace.model.OpenLoop;
import org.allocrace.model.Settings;
import org.allocrace.model.Study;
import org.allocrace.model.TouchMode;
import org.jspecify.annotations.Nullable;

/** What a study says of each mode. */
final class Levels {
  private static final int MOST_BLOCKS = 10_000;
  private static final int MOST_ITERATIONS = 100_000;
  private static final int MOST_MS = 600_000;
  private static final int MOST_SECONDS = 86_400;
  private static final int MOST_PERIOD_NS = 1_000_000_000;

  private static final Set<String> TIMED_KEYS =
      Set.of("blocks", "warmup", "iterations", "min-iteration-ms");
  private static final Set<String> OPEN_LOOP_KEYS =
      Set.of("blocks", "warmup", "iterations", "min-iteration-ms", "arrivals", "period-ns");

  /** Of replays that are not timed, nothing else can be chosen. */
  private static final Set<String> UNTIMED_KEYS = Set.of("blocks");

  private final Fields study;

  Levels(Fields study) {
    this.study = study;
  }

  /** The modes that are named; at least one. */
  Map<Mode, Study.Level> read() throws StudyException {
    Map<Mode, Study.Level> modes = new EnumMap<>(Mode.class);
    for (Mode mode : Mode.values()) {
      if (study.has(mode.word())) {
        modes.put(mode, level(mode, study.nested(mode.word(), keys(mode))));
      }
    }
    if (modes.isEmpty()) {
      throw study.wrong(
          "say what to measure: throughput, latency, open-loop, memory or instructions");
    }
    return modes;
  }

  private static Set<String> keys(Mode mode) {
    return switch (mode) {
      case THROUGHPUT, LATENCY -> TIMED_KEYS;
      case OPEN_LOOP -> OPEN_LOOP_KEYS;
      case MEMORY, INSTRUCTIONS -> UNTIMED_KEYS;
    };
  }

  private Study.Level level(Mode mode, Fields level) throws StudyException {
    int blocks =
        switch (mode) {
          case THROUGHPUT -> Defaults.BLOCKS;
          case LATENCY, OPEN_LOOP -> Defaults.LATENCY_BLOCKS;
          case MEMORY, INSTRUCTIONS -> Defaults.UNTIMED_BLOCKS;
        };
    // Batches and single operations take turns, so latency needs an iteration of each.
    int fewest = mode == Mode.LATENCY ? 2 : 1;
    Settings settings =
        new Settings(
            (int) level.number("warmup", Defaults.WARMUP, 0, MOST_ITERATIONS),
            (int) level.number("iterations", Defaults.ITERATIONS, fewest, MOST_ITERATIONS),
            (int) level.number("min-iteration-ms", Defaults.MIN_ITERATION_MS, 1, MOST_MS),
            study.choice("touch", TouchMode.class, Defaults.TOUCH),
            study.number("seed", Defaults.SEED, 0, StudyFile.LARGEST_SEED),
            (int) study.number("time-limit-s", Defaults.TIME_LIMIT_SECONDS, 1, MOST_SECONDS),
            (int) study.number("max-size", Defaults.MAX_SIZE, 1, 2L * Defaults.MAX_SIZE),
            mode == Mode.OPEN_LOOP ? openLoop(level) : null);
    return new Study.Level((int) level.number("blocks", blocks, 1, MOST_BLOCKS), settings);
  }

  private static @Nullable OpenLoop openLoop(Fields level) throws StudyException {
    return new OpenLoop(
        level.choice("arrivals", Arrivals.class, Defaults.ARRIVALS),
        (int) level.number("period-ns", Defaults.PERIOD_NS, 1, MOST_PERIOD_NS));
  }
}
