package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.Crossing;
import org.allocrace.analysis.Steady;
import org.allocrace.analysis.ThroughputResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.analysis.Warming;
import org.allocrace.report.Table.Entry;
import org.jspecify.annotations.Nullable;

/** Cold, warming and steady: three tables, for they are three questions. */
final class SteadyTables {
  private final TraceResult trace;
  private final String name;

  SteadyTables(TraceResult trace) {
    this.trace = trace;
    this.name = trace.trace().name();
  }

  /** The first replay of a process. */
  Table cold() {
    return new Table(
        "Cold on " + name + ": the first replay of a process",
        List.of("Contender", "Time, ns/op (95 % interval)", "Times the steady one"),
        warmed().stream().map(SteadyTables::cold).toList(),
        List.of(
            "Caches and predictors are cold, pages are touched for the first time, and a JVM begins"
                + " in its interpreter. Loading the program and the trace is not part of it."));
  }

  private static Table.Row cold(CellResult cell) {
    ThroughputResult throughput = Standing.throughput(cell);
    Warming warming = Objects.requireNonNull(throughput.warming());
    return Table.Row.of(
        cell,
        List.of(
            new Entry(Numbers.within(warming.cold()), "gross"),
            new Entry(
                Numbers.times(warming.cold().point() / throughput.nsPerOperation().point()),
                "derived")));
  }

  /** What came between the first replay and the steady state. */
  Table warming() {
    return new Table(
        "Warming on " + name + ": from the first replay on",
        List.of(
            "Contender",
            "Invocations: flat",
            "Warm-up",
            "Slowdown",
            "No steady state",
            "Too short to tell",
            "Watched since the start, operations",
            "Dearer than steady in all"),
        timed().stream().map(SteadyTables::warming).toList(),
        List.of(
            "Flat to no steady state: how the iterations of each invocation went (change points of"
                + " mean and variance; levels within 2 % are one). These iterations begin after"
                + " the program has settled, those of a JVM after its compilers have.",
            "Dearer than steady: what the operations since the first replay took, less what they"
                + " would have taken at the steady rate. It is paid once a process; below zero it"
                + " is noise."));
  }

  private static Table.Row warming(CellResult cell) {
    ThroughputResult throughput = Standing.throughput(cell);
    Steady steady = throughput.steady();
    Warming warming = throughput.warming();
    return Table.Row.of(
        cell,
        List.of(
            Entry.of(Integer.toString(steady.flat())),
            Entry.of(Integer.toString(steady.warmup())),
            Entry.of(Integer.toString(steady.slowdown())),
            Entry.of(Integer.toString(steady.unsteady())),
            Entry.of(Integer.toString(steady.tooShort())),
            Entry.of(warming == null ? Numbers.NONE : Numbers.count(warming.watched())),
            new Entry(warming == null ? Numbers.NONE : excess(warming), "derived")));
  }

  private static String excess(Warming warming) {
    double ns = warming.excessNs();
    return ns < 0 ? "-" + Numbers.nanos(-ns) : Numbers.nanos(ns);
  }

  /** What a process costs in the end. */
  Table steady() {
    return new Table(
        "Steady on " + name,
        List.of(
            "Contender", "State", "Steady tail, ns/op (95 % interval)", "Whole run, ns/op (mean)"),
        timed().stream().map(SteadyTables::steady).toList(),
        List.of(
            "A cell of which more than a fifth of the invocations come to no rest, or more than"
                + " half come to rest slower than they were, has no steady state: its comparisons are"
                + " inconclusive, and its whole run is what there is to say."));
  }

  private static Table.Row steady(CellResult cell) {
    Steady steady = Standing.throughput(cell).steady();
    Double whole = steady.wholeRun();
    return Table.Row.of(
        cell,
        List.of(
            Entry.of(state(steady)),
            new Entry(
                steady.steady() == null ? Numbers.NONE : Numbers.within(steady.steady()), "gross"),
            Entry.of(whole == null ? Numbers.NONE : Numbers.plain(whole))));
  }

  /** In words. */
  static String state(Steady steady) {
    return switch (steady.state()) {
      case STEADY -> "steady";
      case NO_STEADY_STATE -> "no steady state";
      case SLOWDOWN -> "slower in the end";
      case TOO_SHORT -> "too short to tell";
    };
  }

  /** Who overtakes whom. */
  Table crossings() {
    return new Table(
        "Crossovers on %s: who begins dearer and ends cheaper".formatted(name),
        List.of("Contender", "Overtakes", "After operations since the cold start", "Crossings"),
        trace.crossings().stream().map(this::crossing).toList(),
        List.of(
            "From the cost since the first replay, then at the steady rate. Only pairs whose steady"
                + " times have intervals that do not overlap; the number itself has no interval."));
  }

  private Table.Row crossing(Crossing crossing) {
    return new Table.Row(
        crossing.contender(),
        "",
        "",
        List.of(
            Entry.of(crossing.other()),
            Entry.of(Numbers.count(crossing.operations())),
            Entry.of(Integer.toString(crossing.crossings()))));
  }

  private List<CellResult> timed() {
    return trace.cells().stream().filter(Standing::isTimed).toList();
  }

  private List<CellResult> warmed() {
    List<CellResult> warmed = new ArrayList<>(timed());
    warmed.removeIf(cell -> warmingOf(cell) == null);
    return warmed;
  }

  /** Null where the programs do not tell. */
  static @Nullable Warming warmingOf(CellResult cell) {
    return Standing.throughput(cell).warming();
  }
}
