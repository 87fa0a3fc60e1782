package org.allocrace.selftest;

import java.util.List;
import org.allocrace.analysis.Gate;

/** A regression rule of two stages, as the self-test puts it on trial. */
public interface Rule {
  /** The rule of the gate. */
  Rule GATE =
      new Rule() {
        @Override
        public boolean flags(double[] logRatios) {
          return Gate.screen(logRatios).flagged();
        }

        @Override
        public List<Boolean> confirms(List<double[]> logRatios, double[] spreads) {
          return Gate.confirm(logRatios, spreads).stream()
              .map(Gate.Confirmation::isRegression)
              .toList();
        }
      };

  /** Whether a cell goes to the second stage. */
  boolean flags(double[] logRatios);

  /** Which of the flagged cells are regressions, in their order. */
  List<Boolean> confirms(List<double[]> logRatios, double[] spreads);
}
