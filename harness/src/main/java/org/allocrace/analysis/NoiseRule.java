package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.allocrace.model.Invocation;
import org.allocrace.model.Noise;
import org.allocrace.stats.Quantiles;

/**
 * Whether the machine was too noisy during a block for its figures to count. It looks at steal
 * time, at a fixed amount of work and at its interruptions, never at what a contender did: a rule
 * that saw results could choose among them. Methodology, "Contender-blind guard".
 */
public final class NoiseRule {
  /** Share of the processors' time that others may have got from the hypervisor. */
  static final double MOST_STEAL = 0.05;

  /** How far the block's median spin may be off that of all spins so far. */
  static final double MOST_DEVIATION = 0.1;

  /** Before so many spins their median says little, and only steal and switches are judged. */
  static final int FEWEST_SPINS = 20;

  /** Involuntary switches in the median spin of 5 ms: others want the processor all the time. */
  static final int MOST_SWITCHES = 2;

  private static final int PERCENT = 100;

  private NoiseRule() {}

  /**
   * Why a block is too noisy; empty if it is not, or if nobody looked.
   *
   * @param block invocations of one attempt
   * @param run all up to then, those of the block included
   */
  public static Optional<String> objection(List<Invocation> block, List<Invocation> run) {
    return steal(block).or(() -> spins(block, run)).or(() -> switches(block));
  }

  private static Optional<String> steal(List<Invocation> block) {
    double share = stolen(block).orElse(0);
    return share > MOST_STEAL
        ? said("others had %.0f %% of the processors' time (steal)", PERCENT * share)
        : Optional.empty();
  }

  /** Share of the processors' time that others got, over all that is known of. */
  static OptionalDouble stolen(List<Invocation> invocations) {
    double stolen = 0;
    double lasted = 0;
    for (Invocation one : invocations) {
      Double share = one.noise() == null ? null : one.noise().steal();
      if (share != null) {
        stolen += share * one.elapsedNs();
        lasted += one.elapsedNs();
      }
    }
    return lasted > 0 ? OptionalDouble.of(stolen / lasted) : OptionalDouble.empty();
  }

  private static Optional<String> spins(List<Invocation> block, List<Invocation> run) {
    List<Noise> all = noises(run);
    List<Noise> own = noises(block);
    if (all.size() < FEWEST_SPINS || own.isEmpty()) {
      return Optional.empty();
    }
    double off = medianSpin(own) / medianSpin(all) - 1;
    return Math.abs(off) > MOST_DEVIATION
        ? said("a fixed amount of work was off its usual time by %+.0f %%", PERCENT * off)
        : Optional.empty();
  }

  private static Optional<String> switches(List<Invocation> block) {
    double[] counts =
        noises(block).stream()
            .map(Noise::switches)
            .filter(Objects::nonNull)
            .mapToDouble(Integer::doubleValue)
            .toArray();
    double median = Quantiles.type7(counts, 0.5).orElse(0);
    return median > MOST_SWITCHES
        ? said("other work interrupted the median spin %.0f times", median)
        : Optional.empty();
  }

  static List<Noise> noises(List<Invocation> invocations) {
    List<Noise> noises = new ArrayList<>();
    for (Invocation one : invocations) {
      if (one.noise() != null) {
        noises.add(one.noise());
      }
    }
    return noises;
  }

  private static double medianSpin(List<Noise> noises) {
    return Quantiles.type7(noises.stream().mapToDouble(Noise::spinNs).toArray(), 0.5).orElseThrow();
  }

  private static Optional<String> said(String text, double figure) {
    return Optional.of(String.format(Locale.ROOT, text, figure));
  }
}
