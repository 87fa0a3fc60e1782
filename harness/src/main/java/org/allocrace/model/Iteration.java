package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One timed block of whole replays.
 *
 * @param index from 0 in each phase
 * @param ns between the two clock readings
 * @param operations of all its replays, closing ones included
 * @param replays how many there were
 */
public record Iteration(Phase phase, int index, long ns, long operations, long replays) {
  /** The sample: nanoseconds per operation. */
  @JsonIgnore
  public double nsPerOperation() {
    return (double) ns / operations;
  }
}
