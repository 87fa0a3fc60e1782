package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** When requests of an open loop are meant to start. */
public enum Arrivals {
  /** One each period. */
  FIXED,
  /** With independent exponential gaps of the period in the mean. */
  POISSON;

  /** The word in studies, the protocol and result files. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
