package org.allocrace.selftest;

/**
 * One row of the table of goals.
 *
 * @param metric what was measured, in words
 * @param ofMachine whether the figure depends on the machine; if not, every machine must reach the
 *     goal
 */
public record GoalResult(String metric, boolean ofMachine, Goal goal, Measured measured) {
  /** What can be said of a goal. */
  public enum Outcome {
    /** It is reached. */
    REACHED,
    /** It was measured, and is not reached. */
    NOT_REACHED,
    /** It was not measured. */
    NOT_MEASURED,
    /** There is no goal. */
    NO_GOAL
  }

  /** What can be said of this one. */
  public Outcome outcome() {
    if (measured instanceof Measured.Nothing) {
      return Outcome.NOT_MEASURED;
    }
    if (goal instanceof Goal.Shown) {
      return Outcome.NO_GOAL;
    }
    return goal.isReached(measured) ? Outcome.REACHED : Outcome.NOT_REACHED;
  }

  /** Whether this shows a fault of the suite, on whatever machine it ran. */
  public boolean isFault() {
    return !ofMachine && outcome() == Outcome.NOT_REACHED;
  }
}
