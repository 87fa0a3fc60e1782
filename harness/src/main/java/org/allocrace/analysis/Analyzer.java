package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Invocation;
import org.allocrace.model.Measurement;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Mode;
import org.allocrace.model.Placement;
import org.allocrace.model.Run;
import org.allocrace.model.TraceFacts;
import org.jspecify.annotations.Nullable;

/** From the invocations of a run to what they say. Time O(invocations · log). */
public final class Analyzer {
  private final Run run;
  private final Map<String, ContenderFacts> contenders = new HashMap<>();
  private final Samples samples;

  /**
   * Prepares the analysis of one run.
   *
   * @param contenders at least those that the run names
   */
  public Analyzer(Run run, List<ContenderFacts> contenders, List<Invocation> invocations) {
    this.run = run;
    contenders.forEach(facts -> this.contenders.put(facts.name(), facts));
    this.samples = new Samples(invocations);
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
                .count();
    long timed =
        run.cells().stream().filter(cell -> cell.status() == CellFacts.Status.AGREES).count();
    int blocks = run.study().modes().values().stream().mapToInt(level -> level.blocks()).sum();
    return new RunResult(
        run,
        (int) timed * blocks,
        samples.measured(),
        samples.size() - samples.measured(),
        comparisons,
        traces);
  }

  private TraceResult trace(TraceFacts trace) {
    List<CellFacts> cells =
        run.cells().stream().filter(one -> one.cell().trace().equals(trace.name())).toList();
    Set<String> differing = differing(cells);
    String reference = reference(cells, differing);
    List<CellResult> results = new ArrayList<>();
    for (CellFacts facts : cells) {
      results.add(cell(facts, differing.contains(facts.cell().contender()), reference, differing));
    }
    return new TraceResult(trace, reference, results);
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
      CellFacts facts, boolean workDiffers, @Nullable String reference, Set<String> differing) {
    Cell cell = facts.cell();
    ContenderFacts contender =
        Objects.requireNonNull(contenders.get(cell.contender()), cell.contender());
    if (workDiffers) {
      return new CellResult(contender, facts, true, samples.failed(cell), null, null, null);
    }
    String control = contender.language() + "/null";
    String heap = contender.language() + "/heap";
    boolean floor = !contender.isControl() && !differing.contains(control);
    boolean general = contender.isControl() || contender.isHeap() || differing.contains(heap);
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
        memory(cell));
  }

  private @Nullable ThroughputResult throughput(
      Cell cell, @Nullable String reference, @Nullable String control, @Nullable String heap) {
    SortedMap<Integer, Double> mine = samples.throughput(cell);
    if (mine.isEmpty()) {
      return null;
    }
    SortedMap<Integer, Measurement> measurements = samples.of(cell, Mode.THROUGHPUT);
    return new ThroughputResult(
        Comparer.median(mine),
        Comparer.geometricMean(mine),
        control == null ? null : Floors.of(mine, other(cell, control), control),
        reference == null || reference.equals(cell.contender())
            ? null
            : Comparer.compare(mine, other(cell, reference), reference),
        heap == null ? null : Comparer.compare(mine, other(cell, heap), heap),
        Iterations.medians(measurements.values()),
        Iterations.warmup(measurements.values()));
  }

  private SortedMap<Integer, Double> other(Cell cell, String contender) {
    return samples.throughput(new Cell(contender, cell.trace()));
  }

  private @Nullable MemoryUse memory(Cell cell) {
    SortedMap<Integer, Measurement> all = samples.of(cell, Mode.MEMORY);
    return all.isEmpty() ? null : all.sequencedValues().getLast().memory();
  }

  /**
   * Contenders whose timed loop did not do the work of the most of those with the same placement
   * policy, or not the same work each time. On a tie the first is taken to be right, as in {@link
   * Agreement}.
   */
  private Set<String> differing(List<CellFacts> cells) {
    Map<Placement, Map<String, Integer>> votes = new HashMap<>();
    for (CellFacts facts : cells) {
      Map<String, Integer> ofPolicy =
          votes.computeIfAbsent(policy(facts.cell()), _ -> new LinkedHashMap<>());
      new HashSet<>(samples.work(facts.cell())).forEach(w -> ofPolicy.merge(w, 1, Integer::sum));
    }
    Set<String> differing = new HashSet<>();
    for (CellFacts facts : cells) {
      Map<String, Integer> ofPolicy =
          Objects.requireNonNull(votes.get(policy(facts.cell())), "counted above");
      String common = Agreement.common(ofPolicy);
      Set<String> own = new HashSet<>(samples.work(facts.cell()));
      if (own.size() > 1 || own.stream().anyMatch(work -> !work.equals(common))) {
        differing.add(facts.cell().contender());
      }
    }
    return differing;
  }

  private Placement policy(Cell cell) {
    return Objects.requireNonNull(contenders.get(cell.contender()), cell.contender()).placement();
  }
}
