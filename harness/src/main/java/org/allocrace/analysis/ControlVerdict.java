package org.allocrace.analysis;

/** What the controls of a run say about the run. */
public enum ControlVerdict {
  /** Identical things are called identical, and a planted slowdown of 5 % is seen. */
  VALID,
  /** An A/A pair was called different: nothing may be concluded from this run. */
  INVALID,
  /** A planted slowdown was not seen: that no difference was found says nothing. */
  UNDERPOWERED,
  /** There are no controls, or too few blocks for them to say anything. */
  UNCHECKED
}
