package org.allocrace.analysis;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.allocrace.model.Cell;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;
import org.allocrace.model.Variant;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What the controls of one language say: the same contender under a second name, and with planted
 * slowdowns, each compared with itself by block.
 *
 * @param cell what was entered again
 * @param same the A/A pair; null where no block has both
 * @param adjustedP of the A/A pair, by Holm over the pairs of the run; null where there is none
 * @param slowed the planted slowdowns that were measured
 * @param failed invocations of what was entered again that have no result
 */
public record ControlResult(
    Cell cell,
    @Nullable Comparison same,
    @Nullable Double adjustedP,
    List<Planted> slowed,
    List<Invocation> failed) {
  /** Below this adjusted p an A/A pair that is called faster or slower is an alarm. */
  public static final double ALPHA = 0.05;

  /** The planted slowdown that decides: as large as the margin of equivalence. */
  public static final int DECISIVE_PERCENT = 5;

  /** Copies the lists. */
  public ControlResult {
    slowed = List.copyOf(slowed);
    failed = List.copyOf(failed);
  }

  /**
   * One planted slowdown.
   *
   * @param percent that the spin adds to a replay
   */
  public record Planted(int percent, Comparison comparison) {
    /** Whether the run calls it slower: the whole interval is above 1. */
    public boolean seen() {
      return comparison.interval() != null && comparison.interval().low() > 1;
    }

    /** The ratio that was planted. */
    public double ratio() {
      return 1 + percent / 100.0;
    }

    /**
     * Whether the interval leaves the planted ratio out: the spin, or the machine, was not what the
     * calibration took it for. False where there is no interval. Of intervals of 95 % one in twenty
     * does so by chance, so that this is a warning and decides nothing.
     */
    public boolean isOff() {
      Interval interval = comparison.interval();
      return interval != null && !(interval.low() <= ratio() && ratio() <= interval.high());
    }
  }

  /** Whether identical things were called different. */
  public boolean alarms() {
    return same != null
        && adjustedP != null
        && adjustedP < ALPHA
        && (same.verdict() == Verdict.FASTER || same.verdict() == Verdict.SLOWER);
  }

  /**
   * Whether so many blocks can raise an alarm at all: the least p of the exact test is 2^(1 - n),
   * and Holm multiplies it by the number of pairs.
   */
  public static boolean canAlarm(int blocks, int pairs) {
    return pairs * Math.pow(2, 1.0 - blocks) < ALPHA;
  }

  /** The fewest blocks with which one of so many A/A pairs can raise an alarm. */
  public static int fewestBlocks(int pairs) {
    int blocks = 1;
    while (!canAlarm(blocks, pairs)) {
      blocks++;
    }
    return blocks;
  }

  /** Whether a planted slowdown was measured, seen or not. */
  public boolean measured(int percent) {
    return slowed.stream().anyMatch(one -> one.percent() == percent);
  }

  /** Whether the decisive slowdown was measured and not seen. */
  public boolean isBlind() {
    return measured(DECISIVE_PERCENT) && !sees(DECISIVE_PERCENT);
  }

  /** Whether a planted slowdown was measured and seen. */
  public boolean sees(int percent) {
    return slowed.stream().anyMatch(one -> one.percent() == percent && one.seen());
  }

  /** What was entered again and has no value, for its invocations of throughput failed. */
  public List<Cell> failedArms() {
    List<Cell> measured = arms();
    return failed.stream()
        .filter(one -> one.mode() == Mode.THROUGHPUT)
        .map(Invocation::cell)
        .distinct()
        .filter(arm -> !measured.contains(arm))
        .toList();
  }

  /** The cells that were entered besides, as far as they were measured. */
  List<Cell> arms() {
    Stream<Integer> percents =
        Stream.concat(
            same == null ? Stream.empty() : Stream.of(0), slowed.stream().map(Planted::percent));
    return percents
        .map(percent -> new Cell(Variant.slowed(cell.contender(), percent).name(), cell.trace()))
        .toList();
  }

  /** All comparisons that there are. */
  Stream<Comparison> comparisons() {
    return Stream.concat(Stream.ofNullable(same), slowed.stream().map(Planted::comparison))
        .filter(Objects::nonNull);
  }
}
