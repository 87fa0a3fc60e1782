package org.allocrace.engine;

import java.util.EnumMap;
import java.util.Map;
import org.allocrace.model.Mode;
import org.allocrace.model.Study;

/** How many blocks of each mode may still be run again. */
final class Repeats {
  private static final int PERCENT = 100;

  private final Map<Mode, Integer> left = new EnumMap<>(Mode.class);

  Repeats(Study study) {
    study
        .modes()
        .forEach(
            (mode, level) ->
                left.put(
                    mode,
                    mode.isTimed()
                        ? Math.ceilDiv(study.sampling().extraPercent() * level.blocks(), PERCENT)
                        : 0));
  }

  boolean isLeft(Mode mode) {
    return left.getOrDefault(mode, 0) > 0;
  }

  /** One less; below zero if a run was stopped and resumed with a smaller allowance. */
  void take(Mode mode) {
    var _ = left.merge(mode, -1, Integer::sum);
  }
}
