package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Instructions of a number of whole replays, start and end of the process taken off.
 *
 * @param tool what counted
 * @param operations of all the replays
 */
public record InstructionCount(String tool, long instructions, long operations) {
  /** The figure. */
  @JsonIgnore
  public double perOperation() {
    return (double) instructions / operations;
  }
}
