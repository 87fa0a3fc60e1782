package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;
import org.allocrace.model.Noise;
import org.allocrace.stats.Quantiles;
import org.jspecify.annotations.Nullable;

/** From the noise around invocations to what a report says of it. */
final class NoiseSummary {
  private record Key(Mode mode, int block) {}

  private NoiseSummary() {}

  /** Of all invocations of a run, also those that were put aside, in their order. */
  static NoiseResult of(List<Invocation> invocations) {
    Map<Key, List<Invocation>> blocks = new LinkedHashMap<>();
    for (Invocation one : invocations) {
      if (one.mode().isTimed()) {
        blocks.computeIfAbsent(new Key(one.mode(), one.block()), _ -> new ArrayList<>()).add(one);
      }
    }
    int watched = 0;
    int repeated = 0;
    int putAside = 0;
    int kept = 0;
    List<Invocation> sofar = new ArrayList<>();
    for (List<Invocation> block : blocks.values()) {
      int last = block.stream().mapToInt(Invocation::attempt).max().orElse(0);
      List<Invocation> counting = block.stream().filter(one -> one.attempt() == last).toList();
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
