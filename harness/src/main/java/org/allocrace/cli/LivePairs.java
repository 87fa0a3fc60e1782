package org.allocrace.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.allocrace.analysis.Gate;
import org.allocrace.driver.Driver;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Conditions;
import org.allocrace.model.Iteration;
import org.allocrace.model.Measurement;
import org.allocrace.model.Mode;
import org.allocrace.model.Phase;
import org.allocrace.model.Settings;
import org.allocrace.selftest.Goal;
import org.allocrace.selftest.GoalResult;
import org.allocrace.selftest.Measured;
import org.allocrace.stats.Quantiles;
import org.allocrace.study.Defaults;

/**
 * Fresh invocations of the pool of each language: as it is, the same again, and with a planted
 * slowdown. The second stage of the gate judges all comparisons together.
 */
final class LivePairs {
  /** A small bundled trace of a pool. */
  static final String TRACE = "lua.pool56";

  private static final Settings SETTINGS =
      new Settings(
          5,
          Defaults.ITERATIONS,
          10,
          Defaults.TOUCH,
          Defaults.SEED,
          Defaults.TIME_LIMIT_SECONDS,
          Defaults.MAX_SIZE,
          null);

  private final Map<String, Driver> drivers;
  private final Path trace;
  private final int blocks;
  private final Random order;

  /** What is compared with the contender as it is; 0 per cent is the contender itself. */
  private record Pair(String language, int slowdown) {}

  /** One invocation of a block; the baseline is apart from the pair without a slowdown. */
  private record Arm(String language, int slowdown, boolean isBaseline) {}

  LivePairs(Map<String, Driver> drivers, Path trace, int blocks, long seed) {
    this.drivers = drivers;
    this.trace = trace;
    this.blocks = blocks;
    this.order = new Random(seed);
  }

  /** Measures all blocks, a line of progress for each. */
  List<GoalResult> results(PrintWriter err) throws InterruptedException {
    List<Pair> pairs = new ArrayList<>();
    List<Arm> arms = new ArrayList<>();
    for (String language : drivers.keySet()) {
      arms.add(new Arm(language, 0, true));
      for (int slowdown : new int[] {0, 5, 10}) {
        pairs.add(new Pair(language, slowdown));
        arms.add(new Arm(language, slowdown, false));
      }
    }
    Map<Pair, String> failed = new HashMap<>();
    List<double[]> ratios = pairs.stream().map(_ -> new double[blocks]).toList();
    for (int block = 0; block < blocks; block++) {
      err.printf(Locale.ROOT, "selftest: live block %d of %d%n", block + 1, blocks);
      err.flush();
      Map<Arm, Double> logs = block(arms, pairs, failed);
      for (int i = 0; i < pairs.size(); i++) {
        Pair pair = pairs.get(i);
        if (!failed.containsKey(pair)) {
          ratios.get(i)[block] =
              log(logs, new Arm(pair.language(), pair.slowdown(), false))
                  - log(logs, new Arm(pair.language(), 0, true));
        }
      }
    }
    return judged(pairs, ratios, failed);
  }

  private Map<Arm, Double> block(List<Arm> arms, List<Pair> pairs, Map<Pair, String> failed)
      throws InterruptedException {
    List<Arm> shuffled = new ArrayList<>(arms);
    Collections.shuffle(shuffled, order);
    Map<Arm, Double> logs = new HashMap<>();
    for (Arm arm : shuffled) {
      Conditions conditions = new Conditions(arm.slowdown(), null, order.nextInt(4097), null);
      switch (driver(arm).run(request(arm, conditions))) {
        case Outcome.Completed(Measurement measurement) ->
            logs.put(arm, Math.log(summary(measurement)));
        case Outcome.Failed(var failure) ->
            pairs.stream()
                .filter(pair -> pair.language().equals(arm.language()))
                .filter(pair -> arm.isBaseline() || pair.slowdown() == arm.slowdown())
                .forEach(pair -> failed.put(pair, "an invocation failed: " + failure.code()));
      }
    }
    return logs;
  }

  private Driver driver(Arm arm) {
    return Objects.requireNonNull(drivers.get(arm.language()));
  }

  private InvocationRequest request(Arm arm, Conditions conditions) {
    return new InvocationRequest(
        arm.language() + "/pool", trace, Mode.THROUGHPUT, SETTINGS, conditions);
  }

  private static double log(Map<Arm, Double> logs, Arm arm) {
    return Objects.requireNonNull(logs.get(arm));
  }

  private static double summary(Measurement measurement) {
    double[] values =
        measurement.iterations().stream()
            .filter(iteration -> iteration.phase() == Phase.MEASURE)
            .mapToDouble(Iteration::nsPerOperation)
            .toArray();
    return Quantiles.type7(values, 0.5).orElseThrow();
  }

  private static List<GoalResult> judged(
      List<Pair> pairs, List<double[]> ratios, Map<Pair, String> failed) {
    // What failed takes part in the family all the same; its ratios after the failure are 1.
    List<Gate.Confirmation> confirmations = Gate.confirm(ratios, new double[pairs.size()]);
    List<GoalResult> results = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      Gate.Confirmation found = confirmations.get(i);
      String why = failed.get(pair);
      Measured measured =
          why != null
              ? new Measured.Nothing(why)
              : found.conclusive()
                  ? new Measured.Share(found.isRegression() ? 1 : 0, 1)
                  : new Measured.Nothing(found.blocks() + " blocks are too few");
      Goal goal = pair.slowdown() == 0 ? new Goal.AtMost(0, 1) : new Goal.AtLeast(1);
      results.add(new GoalResult(metric(pair, found, why == null), true, goal, measured));
    }
    return results;
  }

  private static String metric(Pair pair, Gate.Confirmation found, boolean isMeasured) {
    String what = pair.slowdown() == 0 ? "A/A" : "planted +%d %%".formatted(pair.slowdown());
    String shift =
        isMeasured
            ? String.format(Locale.ROOT, ", shift %+.1f %%", 100 * Math.expm1(found.shift()))
            : "";
    return "live: %s/pool, %s called slower%s".formatted(pair.language(), what, shift);
  }
}
