package org.allocrace.engine;

import java.util.Objects;
import org.allocrace.driver.Driver;
import org.allocrace.model.Age;
import org.allocrace.model.Ageing;
import org.allocrace.model.Conditions;
import org.allocrace.model.Study;
import org.allocrace.model.Variant;
import org.allocrace.study.Step;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/** What is done to an invocation besides what the study's modes say. */
final class Surroundings {
  /** Bytes: a page and no more, as Mytkowicz et al. (2009) did. */
  static final int MOST_PADDING = 4096;

  private final Study study;
  private final @Nullable Integer processor;

  /** The processor is that to which programs are pinned if the study wants that. */
  Surroundings(Study study, @Nullable Integer processor) {
    this.study = study;
    this.processor = processor;
  }

  Conditions of(Step step, Driver driver) {
    Variant variant = Variant.of(step.cell().contender());
    Integer slowdown = variant.slowdown();
    Integer occupancy = variant.occupancy();
    return new Conditions(
        slowdown == null ? 0 : slowdown,
        occupancy == null ? null : age(occupancy),
        study.sampling().padding() ? padding(step) : 0,
        study.sampling().pin() && driver.canPin() ? processor : null);
  }

  private Age age(int occupancy) {
    Ageing ageing = Objects.requireNonNull(study.ageing(), "an aged cell in a study without age");
    return new Age(occupancy, ageing.multiplier());
  }

  /** Drawn for each invocation by itself, so that a resumed run has the same. */
  private int padding(Step step) {
    int[] key = {
      (int) study.seed(),
      (int) (study.seed() >>> Integer.SIZE),
      step.mode().word().hashCode(),
      step.block(),
      step.attempt(),
      step.position(),
      "padding".hashCode()
    };
    return RandomSource.MT.create(key).nextInt(MOST_PADDING + 1);
  }
}
