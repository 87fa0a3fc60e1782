package org.allocrace.model;

/**
 * One contender on one trace.
 *
 * @param contender a name of the catalogue
 * @param trace the trace's name: its file name without {@code .atr.gz}, {@code .atr} or {@code
 *     .atr.txt}
 */
public record Cell(String contender, String trace) {
  /** As people read it. */
  @Override
  public String toString() {
    return contender + " on " + trace;
  }
}
