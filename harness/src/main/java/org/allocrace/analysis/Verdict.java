package org.allocrace.analysis;

/** What a comparison may say; there is no fifth answer. */
public enum Verdict {
  /** The whole interval of the ratio is below 1 and not within the margin of equivalence. */
  FASTER,
  /** The whole interval is above 1 and not within the margin. */
  SLOWER,
  /** The whole interval is within the margin of equivalence. */
  EQUIVALENT,
  /** None of these, or too few blocks for an interval. */
  INCONCLUSIVE
}
