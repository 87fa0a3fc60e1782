package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.allocrace.model.Measurement;
import org.allocrace.model.Phase;

/** How a cell's iterations went, one after the other. */
final class Iterations {
  private Iterations() {}

  /** Ns an operation at each iteration, warm-up first: the median over invocations. */
  static List<Double> medians(Collection<Measurement> invocations) {
    int length = invocations.stream().mapToInt(one -> one.iterations().size()).min().orElse(0);
    List<Double> medians = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int index = i;
      medians.add(
          Samples.median(
              invocations.stream()
                  .mapToDouble(one -> one.iterations().get(index).nsPerOperation())
                  .toArray()));
    }
    return medians;
  }

  /** How many of them are warm-up. */
  static int warmup(Collection<Measurement> invocations) {
    return (int)
        invocations.stream()
            .mapToLong(
                one -> one.iterations().stream().filter(it -> it.phase() == Phase.WARMUP).count())
            .min()
            .orElse(0);
  }
}
