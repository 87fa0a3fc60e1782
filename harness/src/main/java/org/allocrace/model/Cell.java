package org.allocrace.model;

/**
 * One contender on one trace.
 *
 * @param contender the contender's name
 * @param trace the trace's name
 */
public record Cell(String contender, String trace) {
  @Override
  public String toString() {
    return contender + " on " + trace;
  }
}
