package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allocrace.model.CostPoint;
import org.allocrace.model.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * What a cell costs from its first replay on.
 *
 * @param cold ns an operation of the first replay of a process
 * @param curve of the whole: the median over invocations of what so many operations took, as far as
 *     all of them tell, then at the steady rate
 */
public record Warming(SampleEstimate cold, CostCurve curve) {

  /** Of the throughput invocations of a cell; null where none of them tells. */
  static @Nullable Warming of(SortedMap<Integer, Measurement> byBlock, double steadyNs) {
    List<List<CostPoint>> told = new ArrayList<>();
    SortedMap<Integer, Double> cold = new TreeMap<>();
    byBlock.forEach(
        (block, measurement) -> {
          if (!measurement.warming().isEmpty()) {
            CostPoint first = measurement.warming().getFirst();
            told.add(measurement.warming());
            cold.put(block, (double) first.ns() / first.operations());
          }
        });
    return told.isEmpty()
        ? null
        : new Warming(Comparer.median(cold), new CostCurve(medians(told), steadyNs));
  }

  /** As long as all have a point at the same number of operations. */
  private static List<CostPoint> medians(List<List<CostPoint>> told) {
    int length = told.stream().mapToInt(List::size).min().orElse(0);
    List<CostPoint> medians = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int index = i;
      long operations = told.getFirst().get(i).operations();
      if (told.stream().anyMatch(one -> one.get(index).operations() != operations)) {
        break;
      }
      double[] ns = told.stream().mapToDouble(one -> one.get(index).ns()).toArray();
      medians.add(new CostPoint(operations, Math.round(Samples.median(ns))));
    }
    return medians;
  }

  /** Operations until which the cost was watched. */
  public long watched() {
    return curve.points().isEmpty() ? 0 : curve.points().getLast().operations();
  }

  /** What they cost more than at the steady rate: the price of the start, ns; below 0 by noise. */
  public double excessNs() {
    double operations = (double) watched();
    return curve.ns(operations) - operations * curve.steadyNs();
  }
}
