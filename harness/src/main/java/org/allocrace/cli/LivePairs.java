package org.allocrace.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allocrace.analysis.BlockValues;
import org.allocrace.analysis.Gate;
import org.allocrace.analysis.NoiseRule;
import org.allocrace.driver.Driver;
import org.allocrace.engine.Engine;
import org.allocrace.engine.Plan;
import org.allocrace.engine.Watch;
import org.allocrace.model.Cell;
import org.allocrace.model.Failure;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;
import org.allocrace.model.Settings;
import org.allocrace.model.Study;
import org.allocrace.model.Variant;
import org.allocrace.selftest.Goal;
import org.allocrace.selftest.GoalResult;
import org.allocrace.selftest.Measured;
import org.allocrace.study.Block;
import org.allocrace.study.Blocks;
import org.allocrace.study.Defaults;

/**
 * Fresh invocations of the pool of each language: as it is, the same again, and with a planted
 * slowdown, in blocks of random order that a noisy machine repeats, as those of a run. The second
 * stage of the gate judges all comparisons together, and identical things both ways: that one is
 * called faster is as false as that it is called slower.
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

  /** What is planted: nothing, and what a run plants. */
  private static final int[] SLOWDOWNS = {0, 5, 10};

  private final Map<String, Driver> drivers;
  private final Path trace;
  private final Study study;
  private final Watch watch;

  /** What is compared with the contender as it is; 0 per cent is the contender itself. */
  private record Pair(Cell plain, int slowdown) {
    Cell again() {
      return new Cell(Variant.slowed(plain.contender(), slowdown).name(), plain.trace());
    }
  }

  LivePairs(Map<String, Driver> drivers, Path trace, int blocks, long seed, Watch watch) {
    this.drivers = drivers;
    this.trace = trace;
    this.watch = watch;
    this.study =
        study(drivers.keySet().stream().map(language -> language + "/pool").toList(), blocks, seed);
  }

  static Study study(List<String> contenders, int blocks, long seed) {
    return new Study(
        "live",
        "pools against themselves",
        List.of(TRACE),
        contenders,
        contenders,
        seed,
        Defaults.SAMPLING,
        null,
        Map.of(Mode.THROUGHPUT, new Study.Level(blocks, SETTINGS)));
  }

  private static List<Pair> pairs(List<String> contenders) {
    return contenders.stream()
        .flatMap(
            contender ->
                Arrays.stream(SLOWDOWNS)
                    .mapToObj(percent -> new Pair(new Cell(contender, TRACE), percent)))
        .toList();
  }

  /** All that a block has. */
  static List<Cell> cells(List<String> contenders) {
    return pairs(contenders).stream()
        .flatMap(pair -> Stream.of(pair.plain(), pair.again()))
        .distinct()
        .toList();
  }

  /** Measures all blocks, and says how far it is. */
  List<GoalResult> results(PrintWriter err) throws IOException, InterruptedException {
    List<Block> blocks = new Blocks(study).of(cells(study.contenders()));
    return judged(pairs(study.contenders()), measured(blocks, err));
  }

  private List<Invocation> measured(List<Block> blocks, PrintWriter err)
      throws IOException, InterruptedException {
    Engine engine =
        new Engine(
            study,
            drivers,
            Map.of(TRACE, trace),
            Clock.systemUTC(),
            watch,
            NoiseRule::objection,
            null);
    List<Invocation> invocations = new ArrayList<>();
    int steps = blocks.stream().mapToInt(block -> block.steps().size()).sum();
    try (ConsoleProgress progress = new ConsoleProgress(err, steps)) {
      engine.run(Plan.of(blocks), List.of(), invocations::add, progress);
    }
    return invocations;
  }

  private static List<GoalResult> judged(List<Pair> pairs, List<Invocation> invocations) {
    Map<Cell, SortedMap<Integer, Double>> values = BlockValues.of(invocations);
    // What failed takes part in the family all the same, with the blocks that it has.
    List<double[]> family = new ArrayList<>();
    for (Pair pair : pairs) {
      double[] ratios = ratios(pair, values);
      family.add(ratios);
      if (pair.slowdown() == 0) {
        family.add(Arrays.stream(ratios).map(ratio -> -ratio).toArray());
      }
    }
    Iterator<Gate.Confirmation> confirmations =
        Gate.confirm(family, new double[family.size()]).iterator();
    List<GoalResult> results = new ArrayList<>();
    for (Pair pair : pairs) {
      Gate.Confirmation slower = confirmations.next();
      boolean isCalled = slower.isRegression();
      if (pair.slowdown() == 0) {
        isCalled |= confirmations.next().isRegression();
      }
      results.add(result(pair, slower, isCalled, failure(pair, invocations)));
    }
    return results;
  }

  private static double[] ratios(Pair pair, Map<Cell, SortedMap<Integer, Double>> values) {
    SortedMap<Integer, Double> plain = values.getOrDefault(pair.plain(), new TreeMap<>());
    SortedMap<Integer, Double> again = values.getOrDefault(pair.again(), new TreeMap<>());
    return plain.entrySet().stream()
        .filter(block -> again.containsKey(block.getKey()))
        .mapToDouble(
            block -> Math.log(Objects.requireNonNull(again.get(block.getKey())) / block.getValue()))
        .toArray();
  }

  /** The first of the pair's invocations that failed. */
  private static Optional<Failure> failure(Pair pair, List<Invocation> invocations) {
    return invocations.stream()
        .filter(one -> one.cell().equals(pair.plain()) || one.cell().equals(pair.again()))
        .flatMap(one -> Stream.ofNullable(one.failure()))
        .findFirst();
  }

  private static GoalResult result(
      Pair pair, Gate.Confirmation found, boolean isCalled, Optional<Failure> failure) {
    Measured measured =
        failure.isPresent()
            ? new Measured.Nothing("an invocation failed: " + failure.get().code())
            : found.conclusive()
                ? new Measured.Share(isCalled ? 1 : 0, 1)
                : new Measured.Nothing(found.blocks() + " blocks are too few");
    Goal goal = pair.slowdown() == 0 ? new Goal.AtMost(0, 1) : new Goal.AtLeast(1);
    return new GoalResult(metric(pair, found, failure.isEmpty()), true, goal, measured);
  }

  private static String metric(Pair pair, Gate.Confirmation found, boolean isMeasured) {
    String what =
        pair.slowdown() == 0
            ? "A/A called slower or faster"
            : String.format(Locale.ROOT, "planted +%d %% called slower", pair.slowdown());
    String shift =
        isMeasured
            ? String.format(Locale.ROOT, ", shift %+.1f %%", 100 * Math.expm1(found.shift()))
            : "";
    return "live: %s, %s%s".formatted(pair.plain().contender(), what, shift);
  }
}
