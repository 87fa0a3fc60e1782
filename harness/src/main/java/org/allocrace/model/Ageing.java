package org.allocrace.model;

import java.util.List;

/**
 * The aged variants of a study.
 *
 * @param occupancies each makes a variant of every contender, per cent
 * @param multiplier litter objects for each object that the trace has live at its peak
 */
public record Ageing(List<Integer> occupancies, int multiplier) {
  /** Copies the list. */
  public Ageing {
    occupancies = List.copyOf(occupancies);
  }
}
