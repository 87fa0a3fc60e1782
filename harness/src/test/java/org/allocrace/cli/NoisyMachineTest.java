package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.allocrace.analysis.Analyzer;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.ControlVerdict;
import org.allocrace.analysis.NoiseRule;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.ThroughputResult;
import org.allocrace.analysis.Verdict;
import org.allocrace.engine.Engine;
import org.allocrace.engine.Plan;
import org.allocrace.engine.Progress;
import org.allocrace.engine.Watch;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;
import org.allocrace.model.Noise;
import org.allocrace.model.Placement;
import org.allocrace.model.Run;
import org.allocrace.model.Sampling;
import org.allocrace.model.Settings;
import org.allocrace.model.Study;
import org.allocrace.model.TouchMode;
import org.allocrace.model.TraceFacts;
import org.allocrace.study.Arms;
import org.allocrace.study.Block;
import org.allocrace.study.Blocks;
import org.allocrace.study.Step;
import org.junit.jupiter.api.Test;

/**
 * Whole runs on machines with scripted noise: whatever the machine does, what is faster is called
 * faster, what is equal equivalent, and what cannot be told inconclusive.
 */
class NoisyMachineTest {
  private static final int BLOCKS = 12;

  /** Times that are 1, 0.8, 1.25, 1 and 1 of the reference's; the last one has a wide spread. */
  private static final Map<String, Double> TIMES =
      new TreeMap<>(
          Map.of(
              "rust/ref", 10.0,
              "rust/fast", 8.0,
              "rust/slow", 12.5,
              "rust/same", 10.0,
              "rust/hazy", 10.0));

  private final List<Invocation> invocations = new ArrayList<>();
  private double spreadOfTheReference = 0.005;

  private RunResult run(IntToDoubleFunction machine) throws Exception {
    return run(machine, n -> new Noise(0.0, 5_000_000, 0));
  }

  private RunResult run(IntToDoubleFunction machine, java.util.function.IntFunction<Noise> noise)
      throws Exception {
    Settings settings = new Settings(0, 10, 1, TouchMode.WORD, 1, 60, 1 << 20, null);
    Study study =
        new Study(
            "scripted",
            "",
            List.of("t"),
            List.copyOf(TIMES.keySet()),
            List.of("rust/ref"),
            1,
            new Sampling(false, false, 0, 25, null),
            null,
            Map.of(Mode.THROUGHPUT, new Study.Level(BLOCKS, settings)));
    List<CellFacts> cells = new ArrayList<>();
    TIMES
        .keySet()
        .forEach(
            name ->
                cells.add(
                    new CellFacts(new Cell(name, "t"), CellFacts.Status.AGREES, null, "0a", null)));
    cells.addAll(Arms.controls(cells));
    TraceFacts trace =
        new TraceFacts("t", "t", "pool", "0123abcd", 5000, 2000, 300, 19200, null, null, "");
    Run run = new Run(Run.SCHEMA, "0", "now", "then", study, List.of(trace), cells, List.of());
    NoisyMachineDriver driver =
        new NoisyMachineDriver(
            TIMES, Map.of("rust/hazy", 0.2, "rust/fast", spreadOfTheReference), machine);
    Engine engine =
        new Engine(
            study,
            Map.of("rust", driver),
            Map.of("t", Path.of("t.atr")),
            Clock.systemUTC(),
            watch(noise),
            NoiseRule::objection,
            null);
    engine.run(
        Plan.of(new Blocks(study).of(cells.stream().map(CellFacts::cell).toList())),
        List.of(),
        invocations::add,
        silent());
    return new Analyzer(run, contenders(), invocations).analyze();
  }

  private Watch watch(java.util.function.IntFunction<Noise> noise) {
    return new Watch() {
      @Override
      public void begin() {}

      @Override
      public Noise end() {
        return noise.apply(invocations.size());
      }
    };
  }

  private static List<ContenderFacts> contenders() {
    return TIMES.keySet().stream()
        .map(name -> new ContenderFacts(name, "", List.of("pool"), Placement.NONE))
        .toList();
  }

  private static Progress silent() {
    return new Progress() {
      @Override
      public void block(Block block) {}

      @Override
      public void noisy(Block block, String why) {}

      @Override
      public void started(Step step) {}

      @Override
      public void ended(Invocation invocation) {}

      @Override
      public void skipped(Step step) {}
    };
  }

  private static Map<String, Verdict> verdicts(RunResult result) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    for (CellResult cell : result.traces().getFirst().cells()) {
      ThroughputResult throughput = Objects.requireNonNull(cell.throughput());
      Comparison comparison = throughput.toReference();
      if (comparison != null) {
        verdicts.put(cell.contender().name(), comparison.verdict());
      }
    }
    return verdicts;
  }

  private static void reachesEachVerdict(RunResult result) {
    assertEquals(
        Map.of(
            "rust/fast", Verdict.FASTER,
            "rust/slow", Verdict.SLOWER,
            "rust/same", Verdict.EQUIVALENT,
            "rust/hazy", Verdict.INCONCLUSIVE),
        verdicts(result));
    assertEquals(ControlVerdict.VALID, result.controlVerdict());
  }

  @Test
  void onAQuietMachineEachVerdictIsReached() throws Exception {
    reachesEachVerdict(run(_ -> 1));
  }

  @Test
  void aDriftOfAThirdOverTheRunChangesNoVerdict() throws Exception {
    reachesEachVerdict(run(n -> 1 + n / 288.0));
  }

  @Test
  void aStepToHalfTheSpeedInTheMiddleChangesNoVerdict() throws Exception {
    reachesEachVerdict(run(n -> n < 48 ? 1 : 2));
  }

  @Test
  void spikesOfThreeTimesTheTimeChangeNoVerdict() throws Exception {
    // Every 31st invocation: the eight cells of a block take turns in being hit.
    reachesEachVerdict(run(n -> n % 31 == 17 ? 3 : 1));
  }

  @Test
  void blocksInWhichOthersHadTheProcessorAreRepeatedAndCounted() throws Exception {
    // The invocations of the third block, by a machine that says so and is slow.
    RunResult result =
        run(
            n -> n >= 16 && n < 24 ? 1.5 : 1,
            n -> new Noise(n >= 16 && n < 24 ? 0.4 : 0.0, 5_000_000, 0));
    assertEquals(1, result.noise().repeated());
    assertEquals(8, result.noise().putAside());
    assertEquals(0, result.noise().kept());
    assertEquals(8 * (BLOCKS + 1), invocations.size());
    reachesEachVerdict(result);
  }

  @Test
  void aMachineThatIsAlwaysNoisyIsKeptAndSaidToBe() throws Exception {
    RunResult result = run(_ -> 1, _ -> new Noise(0.4, 5_000_000, 0));
    // Oracle: a quarter of twelve blocks may be repeated.
    assertEquals(3, result.noise().repeated());
    assertEquals(BLOCKS, result.noise().kept());
  }

  @Test
  void whereASlowdownOfFivePerCentIsLostInTheNoiseNothingIsCalledEquivalent() throws Exception {
    spreadOfTheReference = 0.15; // rust/fast is the contender that the controls enter again
    RunResult result = run(_ -> 1);
    assertEquals(ControlVerdict.UNDERPOWERED, result.controlVerdict());
    assertTrue(
        verdicts(result).values().stream().noneMatch(Verdict.EQUIVALENT::equals),
        verdicts(result).toString());
  }
}
