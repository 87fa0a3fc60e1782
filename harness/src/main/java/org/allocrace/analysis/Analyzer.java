package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.InstructionCount;
import org.allocrace.model.Invocation;
import org.allocrace.model.Measurement;
import org.allocrace.model.Mode;
import org.allocrace.model.Placement;
import org.allocrace.model.Run;
import org.allocrace.model.Study;
import org.allocrace.model.TraceFacts;
import org.allocrace.model.Variant;
import org.jspecify.annotations.Nullable;

/** From the invocations of a run to what they say. Time O(invocations · log). */
public final class Analyzer {
  private final Run run;
  private final Map<String, ContenderFacts> contenders = new HashMap<>();
  private final List<Invocation> invocations;
  private final Samples samples;
  private final Map<String, Set<String>> differing = new HashMap<>();
  private final Controls controls;
  private final Comparer comparer;

  /**
   * Prepares the analysis of one run.
   *
   * @param contenders at least those that the run names
   */
  public Analyzer(Run run, List<ContenderFacts> contenders, List<Invocation> invocations) {
    this.run = run;
    contenders.forEach(facts -> this.contenders.put(facts.name(), facts));
    this.invocations = List.copyOf(invocations);
    this.samples = new Samples(invocations);
    this.controls = Controls.of(run.cells(), samples, this::isRefused);
    this.comparer =
        new Comparer(
            controls.verdict() == ControlVerdict.INVALID,
            controls.blind(),
            cell -> steady(cell).isComparable());
  }

  /** Everything. */
  public RunResult analyze() {
    List<TraceResult> traces = run.traces().stream().map(this::trace).toList();
    int comparisons =
        (int)
                traces.stream()
                    .flatMap(trace -> trace.cells().stream())
                    .map(CellResult::throughput)
                    .flatMap(one -> one == null ? Stream.empty() : one.comparisons().stream())
                    .count()
            + (int)
                traces.stream()
                    .flatMap(trace -> trace.aged().stream())
                    .filter(aged -> aged.toFresh() != null)
                    .count()
            + traces.stream()
                .flatMap(trace -> trace.runtimes().stream())
                .mapToInt(one -> one.comparisons().size())
                .sum();
    return new RunResult(
        run,
        planned(),
        samples.measured(),
        samples.size() - samples.measured(),
        comparisons,
        controls.results(),
        controls.verdict(),
        NoiseSummary.of(invocations),
        traces);
  }

  private int planned() {
    int planned = 0;
    for (Map.Entry<Mode, Study.Level> level : run.study().modes().entrySet()) {
      for (CellFacts facts : run.cells()) {
        if (facts.status() == CellFacts.Status.AGREES
            && level.getKey().measures(facts.cell().contender())) {
          planned += level.getValue().blocks();
        }
      }
    }
    return planned;
  }

  private TraceResult trace(TraceFacts trace) {
    List<CellFacts> cells =
        run.cells().stream().filter(one -> one.cell().trace().equals(trace.name())).toList();
    Set<String> differing = differing(trace.name());
    List<CellFacts> plain =
        Runtimes.together(cells.stream().filter(one -> variant(one).isPlain()).toList());
    String reference = reference(plain, differing);
    List<CellResult> results = new ArrayList<>();
    for (CellFacts facts : plain) {
      results.add(cell(facts, trace, reference, differing));
    }
    List<AgedResult> aged = new ArrayList<>();
    for (CellFacts facts : cells) {
      Integer occupancy = variant(facts).occupancy();
      if (occupancy != null) {
        aged.add(aged(facts, occupancy, trace, differing));
      }
    }
    Runtimes runtimes = new Runtimes(samples, comparer);
    return new TraceResult(
        trace,
        reference,
        results,
        aged,
        Crossings.of(results, runtimes::isGuest),
        runtimes.of(results));
  }

  /** Of a trace, found once. */
  private Set<String> differing(String trace) {
    return differing.computeIfAbsent(
        trace,
        name ->
            WorkVotes.differing(
                run.cells().stream().filter(one -> one.cell().trace().equals(name)).toList(),
                samples,
                this::policy));
  }

  private boolean isRefused(Cell cell) {
    return differing(cell.trace()).contains(cell.contender());
  }

  private static Variant variant(CellFacts facts) {
    return Variant.of(facts.cell().contender());
  }

  /** The first reference of the study that has figures on this trace. */
  private @Nullable String reference(List<CellFacts> cells, Set<String> differing) {
    for (String name : run.study().references()) {
      for (CellFacts facts : cells) {
        if (facts.cell().contender().equals(name)
            && !differing.contains(name)
            && !samples.throughput(facts.cell()).isEmpty()) {
          return name;
        }
      }
    }
    return null;
  }

  private CellResult cell(
      CellFacts facts, TraceFacts trace, @Nullable String reference, Set<String> differing) {
    Cell cell = facts.cell();
    ContenderFacts contender = contender(cell.contender());
    if (differing.contains(cell.contender())) {
      return CellResult.refused(contender, facts, samples.failed(cell));
    }
    String control = ContenderFacts.beside(contender.name(), "null");
    String heap = ContenderFacts.beside(contender.name(), "heap");
    boolean floor = !contender.isControl() && !differing.contains(control);
    boolean general = contender.isControl() || contender.isHeap() || differing.contains(heap);
    Study.Level open = run.study().modes().get(Mode.OPEN_LOOP);
    return new CellResult(
        contender,
        facts,
        false,
        samples.failed(cell),
        throughput(
            cell,
            contender.isControl() ? null : reference,
            floor ? control : null,
            general ? null : heap),
        Latencies.of(samples.of(cell, Mode.LATENCY)),
        OpenLoops.of(
            samples.of(cell, Mode.OPEN_LOOP), open == null ? null : open.settings().openLoop()),
        memory(cell, contender, trace),
        instructions(samples.of(cell, Mode.INSTRUCTIONS)));
  }

  private @Nullable ThroughputResult throughput(
      Cell cell, @Nullable String reference, @Nullable String control, @Nullable String heap) {
    SortedMap<Integer, Double> mine = samples.throughput(cell);
    if (mine.isEmpty()) {
      return null;
    }
    SortedMap<Integer, Measurement> measurements = samples.of(cell, Mode.THROUGHPUT);
    SampleEstimate median = Comparer.median(mine);
    return new ThroughputResult(
        median,
        Comparer.geometricMean(mine),
        control == null ? null : Floors.of(mine, other(cell, control), control),
        reference == null || reference.equals(cell.contender())
            ? null
            : comparer.compare(cell, mine, other(cell, reference), reference),
        heap == null ? null : comparer.compare(cell, mine, other(cell, heap), heap),
        Iterations.medians(measurements.values()),
        Iterations.warmup(measurements.values()),
        steady(cell),
        Warming.of(measurements, median.point()));
  }

  private AgedResult aged(CellFacts facts, int occupancy, TraceFacts trace, Set<String> differing) {
    Cell cell = facts.cell();
    String fresh = Variant.of(cell.contender()).contender();
    ContenderFacts contender = contender(fresh);
    if (differing.contains(cell.contender())) {
      return new AgedResult(
          contender, facts, occupancy, true, samples.failed(cell), null, null, null, null);
    }
    SortedMap<Integer, Double> mine = samples.throughput(cell);
    return new AgedResult(
        contender,
        facts,
        occupancy,
        false,
        samples.failed(cell),
        mine.isEmpty() ? null : Comparer.median(mine),
        mine.isEmpty() || differing.contains(fresh)
            ? null
            : comparer.compare(cell, mine, other(cell, fresh), fresh),
        Latencies.of(samples.of(cell, Mode.LATENCY)),
        Memories.ofAged(samples.of(cell, Mode.MEMORY), trace));
  }

  private static @Nullable InstructionResult instructions(
      SortedMap<Integer, Measurement> invocations) {
    List<InstructionCount> counts =
        invocations.values().stream()
            .map(Measurement::instructions)
            .flatMap(Stream::ofNullable)
            .toList();
    if (counts.isEmpty()) {
      return null;
    }
    double[] figures =
        counts.stream().mapToDouble(InstructionCount::perOperation).sorted().toArray();
    return new InstructionResult(
        Samples.median(figures), figures[0], figures[figures.length - 1], counts.getFirst().tool());
  }

  private @Nullable MemoryResult memory(Cell cell, ContenderFacts contender, TraceFacts trace) {
    return Memories.of(
        samples.of(cell, Mode.MEMORY), trace, contender.placement() == Placement.LIFO_POOL);
  }

  private Steady steady(Cell cell) {
    return Steady.of(samples.of(cell, Mode.THROUGHPUT), samples);
  }

  private SortedMap<Integer, Double> other(Cell cell, String contender) {
    return samples.throughput(new Cell(contender, cell.trace()));
  }

  private ContenderFacts contender(String name) {
    return Objects.requireNonNull(contenders.get(name), name);
  }

  private Placement policy(String name) {
    return contender(name).placement();
  }
}
