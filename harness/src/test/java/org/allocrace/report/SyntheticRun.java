package org.allocrace.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allocrace.analysis.AgedResult;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.ControlVerdict;
import org.allocrace.analysis.Crossing;
import org.allocrace.analysis.Floor;
import org.allocrace.analysis.NoiseResult;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.ThroughputResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.analysis.Verdict;
import org.allocrace.model.Ageing;
import org.allocrace.model.ArenaUse;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Failure;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;
import org.allocrace.model.Placement;
import org.allocrace.model.Run;
import org.allocrace.model.Sampling;
import org.allocrace.model.Settings;
import org.allocrace.model.Study;
import org.allocrace.model.TouchMode;
import org.allocrace.model.TraceFacts;
import org.allocrace.model.Variant;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A run that never took place. Every figure is made up here, by a rule that is plain to see; only
 * the shapes are those of real runs.
 */
final class SyntheticRun {
  /** What a name or a message from outside may hold. */
  static final String HOSTILE = "<script>alert(1)</script>&\"|`*";

  /** Name, description, kind or "all", made-up ns/op. */
  private record Entry(String name, String description, String kind, double ns) {}

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("rust/null", "control: everything but the allocator", "all", 0.62),
          new Entry("rust/pool", "reference pool, linked free list", "pool", 1.44),
          new Entry("rust/pool-tuned", "index-stack pool", "pool", 1.02),
          new Entry("rust/arena", "reference arenas", "arena", 1.31),
          new Entry("rust/heap", "global allocator", "all", 9.87),
          new Entry("java/null", "control: everything but the allocator", "all", 0.71),
          new Entry("java/pool", "LongPool", "pool", 1.46),
          new Entry("java/pool-objects", "Pool, a new object an alloc", "pool", 6.3),
          new Entry("java/arena", "BumpArena, ExprArena", "arena", 1.9),
          new Entry("java/heap", "new", "all", 3.2),
          new Entry("ocaml/null", "control: everything but the allocator", "all", 0.66),
          new Entry("ocaml/pool", "reference pool", "pool", 12.5),
          new Entry("ocaml/heap", "the runtime's own", "all", 2.6));

  private int blocks = 10;
  private Set<Mode> modes = Set.of(Mode.values());
  private List<TraceFacts> traces =
      List.of(trace("kslab.pools", "pool"), trace("nginx_pool.arena", "arena"));
  private List<String> references = List.of("rust/pool", "rust/arena");
  private List<Entry> entries = ENTRIES;
  private ControlVerdict controlVerdict = ControlVerdict.VALID;
  private boolean watched = true;
  private List<Integer> occupancies = List.of();
  private double clockStep = 1;
  private @Nullable String contradicted;
  private @Nullable String absent;
  private @Nullable String differing;
  private @Nullable String failing;
  private boolean allFail;
  private boolean unfinished;
  private String message = "the process was killed by signal 9";

  /** Enough for a file that a person can read. */
  static SyntheticRun small() {
    return new SyntheticRun()
        .contenders(
            "rust/null", "rust/pool", "rust/pool-tuned", "rust/arena", "java/heap", "ocaml/heap")
        .traces(trace("kslab.pools", "pool"))
        .failing("ocaml/heap")
        .aged(20, 80)
        .blocks(7);
  }

  /** The controls come to this verdict; with unchecked there are none. */
  SyntheticRun controls(ControlVerdict chosen) {
    controlVerdict = chosen;
    return this;
  }

  /** Nobody looked at the machine while it was measured. */
  SyntheticRun unwatched() {
    watched = false;
    return this;
  }

  SyntheticRun aged(Integer... percents) {
    occupancies = List.of(percents);
    return this;
  }

  SyntheticRun clockStep(double ns) {
    clockStep = ns;
    return this;
  }

  /** Student's interval of the contender's ratios does not say what that of the ranks says. */
  SyntheticRun contradicted(String contender) {
    contradicted = contender;
    return this;
  }

  SyntheticRun blocks(int number) {
    blocks = number;
    return this;
  }

  SyntheticRun modes(Mode... chosen) {
    modes = Set.of(chosen);
    return this;
  }

  SyntheticRun traces(TraceFacts... chosen) {
    traces = List.of(chosen);
    return this;
  }

  SyntheticRun contenders(String... chosen) {
    entries = ENTRIES.stream().filter(one -> List.of(chosen).contains(one.name())).toList();
    return this;
  }

  SyntheticRun references(String... chosen) {
    references = List.of(chosen);
    return this;
  }

  SyntheticRun without(String language) {
    absent = language;
    return this;
  }

  SyntheticRun differing(String contender) {
    differing = contender;
    return this;
  }

  SyntheticRun failing(String contender) {
    failing = contender;
    return this;
  }

  SyntheticRun allFail() {
    allFail = true;
    return this;
  }

  SyntheticRun unfinished() {
    unfinished = true;
    return this;
  }

  SyntheticRun message(String text) {
    message = text;
    return this;
  }

  static TraceFacts trace(String name, String kind) {
    return new TraceFacts(
        name,
        name + ".atr.gz",
        kind,
        "1b8d36aa",
        254_950,
        127_603,
        1_003,
        401_200,
        kind.equals("pool") ? 1_024L : null,
        kind.equals("arena") ? new ArenaUse(120, 4_000_000, 124_000, 8_000_000) : null,
        "Linux 6.18");
  }

  RunResult result() {
    List<TraceResult> results = traces.stream().map(this::traceResult).toList();
    int failed =
        results.stream()
            .flatMap(one -> one.cells().stream())
            .mapToInt(one -> one.failed().size())
            .sum();
    int measured =
        results.stream().flatMap(one -> one.cells().stream()).mapToInt(this::invocations).sum();
    int comparisons =
        (int)
            results.stream()
                .flatMap(one -> one.cells().stream())
                .map(CellResult::throughput)
                .flatMap(one -> one == null ? Stream.empty() : one.comparisons().stream())
                .count();
    List<CellFacts> cells =
        results.stream().flatMap(one -> one.cells().stream()).map(CellResult::facts).toList();
    return new RunResult(
        run(cells),
        measured + failed,
        measured,
        failed,
        comparisons,
        modes.contains(Mode.THROUGHPUT)
            ? SyntheticControls.of(controlled(results), controlVerdict, blocks)
            : List.of(),
        modes.contains(Mode.THROUGHPUT) ? controlVerdict : ControlVerdict.UNCHECKED,
        watched
            ? SyntheticControls.noise(blocks)
            : new NoiseResult(2 * blocks, 0, 0, 0, 0, null, null),
        results);
  }

  private int invocations(CellResult cell) {
    int count = cell.throughput() == null ? 0 : blocks;
    count += cell.latency() == null ? 0 : blocks;
    count += cell.openLoop() == null ? 0 : blocks;
    count += cell.instructions() == null ? 0 : 1;
    return count + (cell.memory() == null ? 0 : 1);
  }

  /** The first pool or arena of each language on the first trace. */
  private List<Cell> controlled(List<TraceResult> results) {
    Map<String, Cell> first = new LinkedHashMap<>();
    if (controlVerdict != ControlVerdict.UNCHECKED) {
      for (TraceResult trace : results) {
        for (CellResult cell : trace.cells()) {
          if (cell.throughput() != null && !cell.contender().isControl()) {
            first.putIfAbsent(cell.contender().language(), cell.facts().cell());
          }
        }
      }
    }
    return List.copyOf(first.values());
  }

  private Run run(List<CellFacts> cells) {
    Map<Mode, Study.Level> levels = new EnumMap<>(Mode.class);
    for (Mode mode : modes) {
      Settings settings =
          new Settings(
              10,
              10,
              20,
              TouchMode.WORD,
              1,
              120,
              1 << 26,
              mode == Mode.OPEN_LOOP ? SyntheticFigures.LOAD : null);
      levels.put(mode, new Study.Level(mode.isTimed() ? blocks : 1, settings));
    }
    return new Run(
        Run.SCHEMA,
        "0.1.0",
        "2026-11-25T07:12:33Z",
        unfinished ? null : "2026-11-25T08:15:03Z",
        new Study(
            "synthetic",
            "figures made up for tests",
            traces.stream().map(TraceFacts::name).toList(),
            entries.stream().map(Entry::name).toList(),
            references,
            1,
            new Sampling(false, true, 20, 25, null),
            occupancies.isEmpty() ? null : new Ageing(occupancies, 4),
            levels),
        traces,
        cells,
        absent == null ? List.of() : List.of(new Run.Absent(absent, "its compiler is missing")));
  }

  private TraceResult traceResult(TraceFacts trace) {
    String first = reference(trace);
    boolean unusable =
        allFail || (first != null && (first.equals(failing) || first.equals(differing)));
    String reference = unusable ? null : first;
    List<CellResult> cells = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      cells.add(cell(trace, i, reference));
    }
    List<AgedResult> aged = new ArrayList<>();
    for (int occupancy : occupancies) {
      cells.stream()
          .filter(cell -> cell.throughput() != null && !trace.kind().equals("arena"))
          .forEach(cell -> aged.add(aged(cell, occupancy)));
    }
    return new TraceResult(trace, reference, cells, aged, crossings(cells), List.of());
  }

  /** The last contender overtakes the first, if there are several. */
  private static List<Crossing> crossings(List<CellResult> cells) {
    List<String> timed =
        cells.stream()
            .filter(cell -> cell.throughput() != null && !cell.contender().isControl())
            .map(cell -> cell.contender().name())
            .toList();
    return timed.size() < 2
        ? List.of()
        : List.of(new Crossing(timed.getLast(), timed.getFirst(), 1_234_567, 1));
  }

  /** Two per cent slower for each tenth of the litter that stayed. */
  private AgedResult aged(CellResult fresh, int occupancy) {
    String name = fresh.contender().name();
    double ratio = 1 + occupancy / 500.0;
    Cell cell = new Cell(Variant.aged(name, occupancy).name(), fresh.facts().cell().trace());
    return new AgedResult(
        fresh.contender(),
        new CellFacts(cell, CellFacts.Status.AGREES, null, "2f6e1a90", null),
        occupancy,
        false,
        List.of(),
        SyntheticFigures.estimate(ns(name) * ratio, blocks),
        comparison(name, ratio, name),
        null,
        null);
  }

  private @Nullable String reference(TraceFacts trace) {
    for (String name : references) {
      for (Entry entry : entries) {
        if (entry.name().equals(name)
            && entry.kind().equals(trace.kind())
            && modes.contains(Mode.THROUGHPUT)) {
          return name;
        }
      }
    }
    return null;
  }

  private CellResult cell(TraceFacts trace, int index, @Nullable String reference) {
    Entry entry = entries.get(index);
    ContenderFacts contender =
        new ContenderFacts(
            entry.name(), entry.description(), List.of(entry.kind()), Placement.NONE);
    CellFacts.Status status = status(trace, entry, contender.language());
    CellFacts facts =
        new CellFacts(
            new Cell(entry.name(), trace.name()),
            status,
            reason(status, trace),
            status == CellFacts.Status.AGREES ? "2f6e1a90" : null,
            null);
    boolean fails = allFail || entry.name().equals(failing);
    if (entry.name().equals(differing) && status == CellFacts.Status.AGREES) {
      return new CellResult(contender, facts, true, List.of(), null, null, null, null, null);
    }
    if (status != CellFacts.Status.AGREES || fails) {
      List<Invocation> failed =
          status == CellFacts.Status.AGREES ? List.of(failure(facts.cell())) : List.of();
      return new CellResult(contender, facts, false, failed, null, null, null, null, null);
    }
    boolean collects = !contender.language().equals("rust");
    return new CellResult(
        contender,
        facts,
        false,
        List.of(),
        modes.contains(Mode.THROUGHPUT) ? throughput(entry, contender, reference) : null,
        modes.contains(Mode.LATENCY)
            ? SyntheticFigures.latency(entry.ns(), blocks, clockStep, collects)
            : null,
        modes.contains(Mode.OPEN_LOOP)
            ? SyntheticFigures.openLoop(entry.ns(), blocks, clockStep)
            : null,
        modes.contains(Mode.MEMORY) ? SyntheticFigures.memory(index, collects) : null,
        Mode.INSTRUCTIONS.measures(entry.name()) && modes.contains(Mode.INSTRUCTIONS)
            ? SyntheticFigures.instructions(index, entry.ns())
            : null);
  }

  private CellFacts.Status status(TraceFacts trace, Entry entry, String language) {
    if (language.equals(absent)) {
      return CellFacts.Status.ABSENT;
    }
    boolean runs = entry.kind().equals("all") || entry.kind().equals(trace.kind());
    return runs ? CellFacts.Status.AGREES : CellFacts.Status.NOT_APPLICABLE;
  }

  private static @Nullable String reason(CellFacts.Status status, TraceFacts trace) {
    return switch (status) {
      case AGREES -> null;
      case ABSENT -> "its language was left out";
      case NOT_APPLICABLE -> "it does not run traces of kind " + trace.kind();
      case DISAGREES, FAILED -> throw new IllegalStateException("not made here");
    };
  }

  private Invocation failure(Cell cell) {
    return new Invocation(
        3,
        0,
        0,
        cell,
        modes.contains(Mode.THROUGHPUT) ? Mode.THROUGHPUT : Mode.MEMORY,
        "2026-11-25T07:20:00Z",
        1_000_000,
        null,
        null,
        null,
        null,
        new Failure("crashed", message, 1_027L));
  }

  private ThroughputResult throughput(
      Entry entry, ContenderFacts contender, @Nullable String reference) {
    double floor = ns(contender.language() + "/null");
    List<Double> iterations =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    entry.ns()
                        * (1 + (contender.language().equals("java") ? 2.0 : 0.1) / (1 + i * i)))
            .toList();
    return new ThroughputResult(
        SyntheticFigures.estimate(entry.ns(), blocks),
        entry.ns() * 1.001,
        contender.isControl()
                || entries.stream()
                    .noneMatch(one -> one.name().equals(contender.language() + "/null"))
            ? null
            : new Floor(
                contender.language() + "/null",
                floor / entry.ns(),
                SyntheticFigures.estimate(entry.ns() - floor, blocks)),
        reference == null || contender.isControl() || reference.equals(entry.name())
            ? null
            : comparison(entry.name(), entry.ns() / ns(reference), reference),
        toHeap(entry, contender),
        iterations,
        10,
        SyntheticFigures.steady(entry.ns(), blocks),
        SyntheticFigures.warming(entry.ns(), contender.language().equals("java"), blocks));
  }

  private @Nullable Comparison toHeap(Entry entry, ContenderFacts contender) {
    String heap = contender.language() + "/heap";
    boolean measured = entries.stream().anyMatch(one -> one.name().equals(heap));
    return contender.isControl() || contender.isHeap() || !measured
        ? null
        : comparison(entry.name(), entry.ns() / ns(heap), heap);
  }

  private static double ns(String contender) {
    return ENTRIES.stream()
        .filter(entry -> entry.name().equals(contender))
        .mapToDouble(Entry::ns)
        .findFirst()
        .orElseThrow();
  }

  /** An interval of 3 % to each side; near 1 it is inconclusive, far from 1 it is not. */
  private Comparison comparison(String contender, double ratio, String reference) {
    if (blocks < 6) {
      return new Comparison(
          reference,
          blocks,
          ratio,
          null,
          null,
          6,
          1,
          blocks < 2 ? null : 1.4,
          Verdict.INCONCLUSIVE);
    }
    Interval interval = new Interval(ratio * 0.93, ratio * 1.07, 0.978515625);
    Verdict verdict =
        interval.high() < 1
            ? Verdict.FASTER
            : interval.low() > 1 ? Verdict.SLOWER : Verdict.INCONCLUSIVE;
    // Of the contradicted one 0.5 % to each side: nothing is inconclusive to Student then.
    double reach = contender.equals(contradicted) ? 0.005 : 0.06;
    Interval student = new Interval(ratio * (1 - reach), ratio * (1 + reach), 0.95);
    return new Comparison(reference, blocks, ratio, interval, student, 0, 0.002, 1.083, verdict);
  }
}
