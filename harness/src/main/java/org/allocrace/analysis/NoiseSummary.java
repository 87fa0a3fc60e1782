package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.allocrace.model.Invocation;
import org.allocrace.model.Noise;
import org.allocrace.stats.Quantiles;
import org.jspecify.annotations.Nullable;

/** From the noise around invocations to what a report says of it. */
final class NoiseSummary {
  private NoiseSummary() {}

  /** Of all invocations of a run, also those that were put aside, in their order. */
  static NoiseResult of(List<Invocation> invocations) {
    List<List<Invocation>> blocks =
        Attempts.blocks(invocations.stream().filter(one -> one.mode().isTimed()).toList());
    int watched = 0;
    int repeated = 0;
    int putAside = 0;
    int kept = 0;
    List<Invocation> sofar = new ArrayList<>();
    for (List<Invocation> block : blocks) {
      int last = block.stream().mapToInt(Invocation::attempt).max().orElse(0);
      List<Invocation> counting = Attempts.ofBlock(block);
      sofar.addAll(block);
      repeated += last;
      putAside += block.size() - counting.size();
      watched += counting.stream().anyMatch(one -> one.noise() != null) ? 1 : 0;
      kept += NoiseRule.objection(counting, sofar).isPresent() ? 1 : 0;
    }
    OptionalDouble steal = NoiseRule.stolen(sofar);
    return new NoiseResult(
        blocks.size(),
        watched,
        repeated,
        putAside,
        kept,
        steal.isPresent() ? (Double) steal.getAsDouble() : null,
        spinSpread(sofar));
  }

  private static @Nullable Double spinSpread(List<Invocation> invocations) {
    double[] spins = NoiseRule.noises(invocations).stream().mapToDouble(Noise::spinNs).toArray();
    return spins.length < 2
        ? null
        : (Double)
            (Quantiles.type7(spins, 0.95).orElseThrow()
                / Quantiles.type7(spins, 0.05).orElseThrow());
  }
}
