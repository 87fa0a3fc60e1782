package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * How a study takes its samples.
 *
 * @param pin whether native programs are pinned to one processor
 * @param padding whether each process gets an environment of another length
 * @param idleMs between two invocations
 * @param extraPercent blocks that may be repeated because the machine was noisy, per cent
 * @param budgetSeconds goes on with blocks of the widest intervals until so long; null for none
 */
public record Sampling(
    boolean pin, boolean padding, int idleMs, int extraPercent, @Nullable Integer budgetSeconds) {

  /** The same with a budget. */
  public Sampling within(int seconds) {
    return new Sampling(pin, padding, idleMs, extraPercent, seconds);
  }
}
