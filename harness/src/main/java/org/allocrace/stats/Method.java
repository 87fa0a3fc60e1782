package org.allocrace.stats;

/** How the distribution behind a rank statistic was found. */
public enum Method {
  /** Every outcome counted; exact up to rounding (relative error below 1e-13). */
  EXACT,
  /** Normal approximation with correction for continuity and ties. */
  NORMAL
}
