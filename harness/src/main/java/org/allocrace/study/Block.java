package org.allocrace.study;

import java.util.List;
import org.allocrace.model.Mode;

/**
 * One round of a mode: each of its cells once.
 *
 * @param number from 0 in each mode
 * @param attempt from 0; above, it is run again because the machine was noisy
 */
public record Block(Mode mode, int number, int attempt, List<Step> steps) {
  /** Copies the list. */
  public Block {
    steps = List.copyOf(steps);
  }
}
