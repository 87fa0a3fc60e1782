package org.allocrace.selftest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** How far the statistics are from values that are known, by source. */
public final class CertifiedValues {
  private static final Goal GOAL = new Goal.ErrorAtMost(1e-9);

  private final List<Certified> values;

  /** The goals of some values. */
  public CertifiedValues(List<Certified> values) {
    this.values = List.copyOf(values);
  }

  /** All that the suite knows. */
  public static List<Certified> all() {
    List<Certified> all = new ArrayList<>(NistUnivariate.values());
    all.addAll(Enumerations.values());
    all.addAll(WorkedExamples.values());
    return all;
  }

  /** A row for each source: its largest error. */
  public List<GoalResult> results() {
    SequencedMap<String, Measured.WorstError> worst = new LinkedHashMap<>();
    for (Certified one : values) {
      Measured.WorstError own = new Measured.WorstError(one.error(), one.name(), 1);
      worst.merge(one.source(), own, CertifiedValues::worse);
    }
    return worst.sequencedEntrySet().stream()
        .map(of -> new GoalResult("statistics: " + of.getKey(), false, GOAL, of.getValue()))
        .toList();
  }

  private static Measured.WorstError worse(Measured.WorstError a, Measured.WorstError b) {
    Measured.WorstError worse = b.relative() > a.relative() ? b : a;
    return new Measured.WorstError(worse.relative(), worse.of(), a.values() + b.values());
  }
}
