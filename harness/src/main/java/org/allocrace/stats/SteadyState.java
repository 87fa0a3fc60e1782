package org.allocrace.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allocrace.stats.Answer.Known;
import org.allocrace.stats.Answer.TooFew;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how one invocation's series of iteration times comes to rest, after Barrett, Bolz-
 * Tereick, Killick, Mount and Tratt, Virtual Machine Warmup Blows Hot and Cold (OOPSLA 2017).
 *
 * <p>Outliers are taken out (see {@link Outliers}), the rest is scaled to a median of 1 and cut by
 * {@link Pelt} at changes of mean and variance, with a penalty of 15 ln n and segments of {@link
 * #shortest} values or more. Segments whose means differ from that of the last by at most {@value
 * #TOLERANCE} of it are of its level; the tail is the longest end of the series on that level.
 *
 * <p>Deviations under 0.1 % of the median count as 0.1 %, so that a coarse clock makes no changes.
 *
 * <p>Below 60 values, where two segments of 30 have no room, segments may be shorter at the same
 * penalty, which is dear enough for that: in simulated series of 10, 20 and 50 independent normal
 * values fewer than 1 % were called anything but flat. What it costs is power: at 20 values and a
 * noise of 1 %, a first quarter that is 10 % slower is nearly always seen, one that is 3 % slower
 * hardly ever ({@code SteadyStateRatesTest} holds these rates). Fewer than {@value #FEWEST} values
 * are not judged.
 *
 * <ul>
 *   <li>Fewer than {@value #FEWEST} values: {@link TooFew}. Equal values are flat.
 *   <li>NaN, infinities and times that are not above 0 are refused.
 * </ul>
 *
 * <p>Time as {@link Pelt}, and O(n w log w) with a window of w = 200 for the outliers.
 *
 * @param kind which of the four
 * @param segments in order, without gaps, in the indices and the unit of the series; their moments
 *     are those of the values that are no outliers
 * @param tail the steady end of the series, as one segment; null if there is no steady state
 * @param outliers the indices of values that were left out, ascending
 */
public record SteadyState(
    Kind kind, List<Segment> segments, @Nullable Segment tail, List<Integer> outliers) {
  /** The least number of values that is judged. */
  public static final int FEWEST = 10;

  /** The relative difference of means up to which segments are of one level. */
  public static final double TOLERANCE = 0.02;

  private static final double SMALLEST_DEVIATION = 0.001;
  private static final double PENALTY_LOGS = 15;

  /** Barrett et al. ask for 500 of 2000 values without a change at the end. */
  private static final double TAIL_SHARE = 0.25;

  /** Standard errors beyond which the halves of a tail differ. */
  private static final double CLEARLY = 4;

  /** How a series goes. */
  public enum Kind {
    /** One level from beginning to end. */
    FLAT,
    /** A steady end, and nothing before it is faster. */
    WARMUP,
    /** A steady end, and something before it is faster. */
    SLOWDOWN,
    /**
     * No steady end: the last level is less than a quarter of the series, or the halves of the tail
     * differ by more than the tolerance and by more than four standard errors, as in a drift.
     */
    NO_STEADY_STATE
  }

  /** Copies the lists. */
  public SteadyState {
    segments = List.copyOf(segments);
    outliers = List.copyOf(outliers);
  }

  /** The least number of values of a segment in a series of n. */
  public static int shortest(int n) {
    return n < 60 ? Math.max(3, n / 10) : Math.max(30, (int) Math.ceil(0.03 * n));
  }

  /**
   * Judges a series.
   *
   * @param series times of iterations in order, above 0, in any unit; not changed
   */
  public static Answer<SteadyState> of(double[] series) {
    Values.logs(series);
    int n = series.length;
    if (n < FEWEST) {
      return new TooFew<>(FEWEST, n);
    }
    List<Integer> outliers = Outliers.of(series);
    int[] kept = new int[n - outliers.size()];
    double[] values = new double[kept.length];
    int next = 0;
    for (int i = 0; i < n; i++) {
      int left = i - next;
      if (left == outliers.size() || outliers.get(left) != i) {
        values[next] = series[i];
        kept[next++] = i;
      }
    }
    List<Segment> found = segments(values, shortest(n));
    int last = found.size() - 1;
    int first = last;
    while (first > 0 && isSameLevel(found.get(first - 1), found.get(last))) {
      first--;
    }
    List<Segment> segments = found.stream().map(one -> inSeries(one, kept, n)).toList();
    Segment tail = moments(values, found.get(first).from(), values.length);
    Kind kind = kind(found.subList(0, first), tail, values);
    Segment shown = kind == Kind.NO_STEADY_STATE ? null : inSeries(tail, kept, n);
    return new Known<>(new SteadyState(kind, segments, shown, outliers));
  }

  private static List<Segment> segments(double[] values, int shortest) {
    double median = Values.middle(Values.sorted(values));
    double[] scaled = Arrays.stream(values).map(value -> value / median).toArray();
    Penalty penalty = new Penalty.Manual(PENALTY_LOGS * Math.log(scaled.length));
    List<Segment> segments = new ArrayList<>();
    ChangeIn change = new ChangeIn.MeanAndVariance(SMALLEST_DEVIATION);
    for (Segment one : Pelt.segments(scaled, change, penalty, shortest)) {
      segments.add(moments(values, one.from(), one.to()));
    }
    return segments;
  }

  private static Kind kind(List<Segment> before, Segment tail, double[] values) {
    if (tail.length() < TAIL_SHARE * values.length || isMoving(tail, values)) {
      return Kind.NO_STEADY_STATE;
    }
    if (before.isEmpty()) {
      return Kind.FLAT;
    }
    boolean faster =
        before.stream().anyMatch(one -> one.mean() < tail.mean() && !isSameLevel(one, tail));
    return faster ? Kind.SLOWDOWN : Kind.WARMUP;
  }

  private static boolean isMoving(Segment tail, double[] values) {
    int middle = (tail.from() + tail.to()) >>> 1;
    Segment early = moments(values, tail.from(), middle);
    Segment late = moments(values, middle, tail.to());
    double error = Math.hypot(error(early), error(late));
    return !isSameLevel(early, late) && Math.abs(late.mean() - early.mean()) > CLEARLY * error;
  }

  private static double error(Segment segment) {
    return segment.length() < 2 ? 0 : segment.deviation() / Math.sqrt(segment.length() - 1);
  }

  private static boolean isSameLevel(Segment one, Segment other) {
    return Math.abs(one.mean() - other.mean()) <= TOLERANCE * other.mean();
  }

  private static Segment moments(double[] values, int from, int to) {
    double[] stretch = Arrays.copyOfRange(values, from, to);
    Segment own = new PrefixSums(stretch).segment(0, stretch.length);
    return new Segment(from, to, own.mean(), own.deviation());
  }

  /** An outlier belongs to the segment before it, at the beginning to the first. */
  private static Segment inSeries(Segment segment, int[] kept, int n) {
    int from = segment.from() == 0 ? 0 : kept[segment.from()];
    int to = segment.to() == kept.length ? n : kept[segment.to()];
    return new Segment(from, to, segment.mean(), segment.deviation());
  }
}
