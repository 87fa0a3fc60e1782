package org.allocrace.study;

import org.allocrace.model.Arrivals;
import org.allocrace.model.Sampling;
import org.allocrace.model.TouchMode;

/** Everything that a study need not say, with its unit and its reason. */
public final class Defaults {
  /**
   * Blocks of throughput. Six is the least with which an exact signed-rank interval of 95 % exists.
   */
  public static final int BLOCKS = 6;

  /** Blocks of latency: its figures carry order-statistics intervals of what is there. */
  public static final int LATENCY_BLOCKS = 6;

  /** Memory and instructions hardly vary; one look a cell. */
  public static final int UNTIMED_BLOCKS = 1;

  /** Iterations before the measured ones: caches, predictors and the collector settle. */
  public static final int WARMUP = 10;

  /** Measured iterations; their median is the invocation's sample. */
  public static final int ITERATIONS = 10;

  /** Milliseconds: a clock reading (about 25 ns) is then a millionth of an iteration. */
  public static final int MIN_ITERATION_MS = 20;

  /** What real programs do at least with new memory: write its first word. */
  public static final TouchMode TOUCH = TouchMode.WORD;

  /** The order within blocks is drawn from it. */
  public static final long SEED = 1;

  /** Seconds for one invocation, start-up included; a hundred times what one takes. */
  public static final int TIME_LIMIT_SECONDS = 120;

  /** Bytes: the largest object that a trace may have. */
  public static final int MAX_SIZE = 1 << 26;

  /** Requests of many users come independently of each other. */
  public static final Arrivals ARRIVALS = Arrivals.POISSON;

  /** Nanoseconds from batch to batch in an open loop: a slow contender is busy for a third. */
  public static final int PERIOD_NS = 5_000;

  /** Litter objects for each object that the trace has live at its peak. */
  public static final int MULTIPLIER = 3;

  /** Blocks that may be repeated, per cent: what the methodology allows. */
  public static final int EXTRA_PERCENT = 25;

  /** Milliseconds between two invocations: what the last one left behind is done by then. */
  public static final int IDLE_MS = 20;

  /** Nothing is pinned, every process is padded, no budget. */
  public static final Sampling SAMPLING = new Sampling(false, true, IDLE_MS, EXTRA_PERCENT, null);

  private Defaults() {}
}
