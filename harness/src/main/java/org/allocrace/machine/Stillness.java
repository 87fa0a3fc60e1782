package org.allocrace.machine;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.allocrace.model.Finding;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Statistic;

/** What others take from the machine: judged by what an observation saw of it. */
record Stillness(Observation seen) {
  /** Above it the sampling guard discards a block. */
  private static final double STEAL_LIMIT = 0.05;

  private static final double STEAL_NOTICED = 0.01;

  /** So far off its median the sampling guard does not believe a spin. */
  private static final double OFF = 0.10;

  /** A block of thirty invocations has all its spins in order in 3 of 4 cases. */
  private static final double OFF_NOTICED = 0.01;

  /** Of such blocks 4 of 5 are discarded, more than the guard may repeat. */
  private static final double OFF_LIMIT = 0.05;

  /** The margin within which two contenders are called equivalent. */
  private static final double SPREAD_NOTICED = 0.05;

  /** One spin of ten that loses its processor. */
  private static final double FORCED_NOTICED = 0.1;

  private static final Quantile QUANTILE = Quantile.withDefaults();

  List<Finding> findings() {
    return List.of(steal(), switches(), jitter());
  }

  private Finding steal() {
    String name = "steal";
    Optional<Double> share =
        seen.before().flatMap(before -> seen.after().flatMap(after -> after.stealSince(before)));
    if (share.isEmpty()) {
      return Finding.notKnown(name);
    }
    String found =
        String.format(
            Locale.ROOT,
            "%.1f %% of all processors over %.1f s",
            100 * share.get(),
            seen.seconds());
    // A single tick may be rounding, however large a share of a short check it is.
    boolean once = seen.after().orElseThrow().stolenSince(seen.before().orElseThrow()) <= 1;
    if (once || share.get() <= STEAL_NOTICED) {
      return Finding.good(name, found);
    }
    return share.get() > STEAL_LIMIT
        ? Finding.unusable(
            name,
            found,
            "Move to another host or to dedicated processors: blocks with more than 5 % are discarded.")
        : Finding.noisy(
            name, found, "Plan more blocks, or measure when the host's other guests are quiet.");
  }

  private Finding switches() {
    String name = "context switches";
    if (seen.forced().isEmpty()) {
      return Finding.notKnown(name);
    }
    long forced = seen.forced().getAsLong();
    String found =
        String.format(
            Locale.ROOT,
            "%d forced in %d spins%s",
            forced,
            seen.spins().size(),
            ofTheSystem()
                .map(rate -> String.format(Locale.ROOT, ", %.0f/s in the whole system", rate))
                .orElse(""));
    return forced > 1 && forced > FORCED_NOTICED * seen.spins().size()
        ? Finding.noisy(
            name, found, "Stop other programs: they take the processor from what is measured.")
        : Finding.good(name, found);
  }

  private Optional<Double> ofTheSystem() {
    OptionalLong before = contextSwitches(seen.before());
    OptionalLong after = contextSwitches(seen.after());
    return before.isPresent() && after.isPresent() && seen.seconds() > 0
        ? Optional.of(Math.max(0, after.getAsLong() - before.getAsLong()) / seen.seconds())
        : Optional.empty();
  }

  private static OptionalLong contextSwitches(Optional<ProcessorTimes> times) {
    Long count = times.map(ProcessorTimes::contextSwitches).orElse(null);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  private Finding jitter() {
    double[] spins = seen.spins().stream().mapToDouble(Long::doubleValue).toArray();
    double[] quantiles = QUANTILE.evaluate(spins.clone(), 0.05, 0.5, 0.95);
    double median = quantiles[1];
    DoubleStatistics moments =
        DoubleStatistics.of(EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), spins);
    double variation =
        moments.getAsDouble(Statistic.STANDARD_DEVIATION) / moments.getAsDouble(Statistic.MEAN);
    long off = Arrays.stream(spins).filter(ns -> Math.abs(ns - median) > OFF * median).count();
    String found =
        String.format(
            Locale.ROOT,
            "%d spins: median %.2f ms, p5 %.2f, p95 %.2f, CoV %.1f %%; %d more than 10 %% off",
            spins.length,
            median / 1e6,
            quantiles[0] / 1e6,
            quantiles[2] / 1e6,
            100 * variation,
            off);
    double share = (double) off / spins.length;
    String name = "jitter";
    if (off > 1 && share > OFF_LIMIT) {
      return Finding.unusable(
          name,
          found,
          "Stop what else runs, or measure elsewhere: most blocks would be discarded.");
    }
    return (off > 1 && share > OFF_NOTICED) || quantiles[2] > (1 + SPREAD_NOTICED) * quantiles[0]
        ? Finding.noisy(
            name, found, "Plan more blocks, and look at the other findings for the cause.")
        : Finding.good(name, found);
  }
}
