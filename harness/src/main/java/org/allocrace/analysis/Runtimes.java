package org.allocrace.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Hosting;
import org.allocrace.model.Measurement;
import org.allocrace.model.Mode;
import org.jspecify.annotations.Nullable;

/** The same contenders on several runtimes, side by side. */
final class Runtimes {
  /** A runtime that is a compiler's version. */
  private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+");

  /** The guest that is built by another compiler than its language's ordinary program. */
  private static final String WASM = "graalwasm";

  private final Samples samples;
  private final Comparer comparer;

  Runtimes(Samples samples, Comparer comparer) {
    this.samples = samples;
    this.comparer = comparer;
  }

  /**
   * The cells with throughput, in their order; empty for a trace on which every contender is on its
   * ordinary runtime.
   */
  List<RuntimeResult> of(List<CellResult> cells) {
    List<CellResult> timed =
        cells.stream().filter(cell -> cell.throughput() != null && !cell.workDiffers()).toList();
    if (timed.stream().allMatch(Runtimes::isOrdinary)) {
      return List.of();
    }
    List<String> names = timed.stream().map(cell -> cell.contender().name()).toList();
    return timed.stream().map(cell -> result(cell, names)).toList();
  }

  /**
   * The same cells, those of one contender together, its ordinary runtime first; where every
   * contender is on one runtime the order stays.
   */
  static List<CellFacts> together(List<CellFacts> cells) {
    List<String> bases =
        cells.stream().map(one -> ContenderFacts.base(one.cell().contender())).distinct().toList();
    return cells.stream()
        .sorted(
            Comparator.comparingInt(
                    (CellFacts one) -> bases.indexOf(ContenderFacts.base(one.cell().contender())))
                .thenComparing(one -> ContenderFacts.runtime(one.cell().contender()) != null))
        .toList();
  }

  /** Whether it was replayed inside a process of another language. */
  boolean isGuest(CellResult cell) {
    return samples.of(cell.facts().cell(), Mode.THROUGHPUT).values().stream()
        .anyMatch(one -> one.hosting() != null);
  }

  private static boolean isOrdinary(CellResult cell) {
    return ContenderFacts.runtime(cell.contender().name()) == null;
  }

  private RuntimeResult result(CellResult cell, List<String> names) {
    String name = cell.contender().name();
    String base = ContenderFacts.base(name);
    String compiler =
        WASM.equals(ContenderFacts.runtime(name))
            ? names.stream()
                .filter(one -> ContenderFacts.base(one).equals(base))
                .filter(one -> isVersion(ContenderFacts.runtime(one)))
                .findFirst()
                .orElse(null)
            : null;
    return new RuntimeResult(
        cell,
        isOrdinary(cell) || !names.contains(base) ? null : compare(cell, base),
        compiler == null ? null : compare(cell, compiler),
        parts(cell, names),
        hosting(cell));
  }

  private static boolean isVersion(@Nullable String runtime) {
    return runtime != null && VERSION.matcher(runtime).matches();
  }

  private @Nullable Comparison compare(CellResult cell, String other) {
    Cell mine = cell.facts().cell();
    return comparer.compare(mine, samples.throughput(mine), of(cell, other), other);
  }

  private SortedMap<Integer, Double> of(CellResult cell, String contender) {
    return samples.throughput(new Cell(contender, cell.facts().cell().trace()));
  }

  private @Nullable Parts parts(CellResult cell, List<String> names) {
    String control = ContenderFacts.beside(cell.contender().name(), "null");
    if (!names.contains(control)) {
      return null;
    }
    Cell itsControl = new Cell(control, cell.facts().cell().trace());
    SortedMap<Integer, Double> boundary = boundary(itsControl);
    SortedMap<Integer, Double> floor = new TreeMap<>(samples.throughput(itsControl));
    floor.replaceAll((block, ns) -> ns - boundary.getOrDefault(block, 0.0));
    Floor net = cell.throughput() == null ? null : cell.throughput().floor();
    return new Parts(
        Comparer.median(floor), Comparer.median(boundary), net == null ? null : net.net());
  }

  /** Of a process that is no guest 0 in each block. */
  private SortedMap<Integer, Double> boundary(Cell cell) {
    SortedMap<Integer, Double> byBlock = new TreeMap<>();
    samples
        .of(cell, Mode.THROUGHPUT)
        .forEach(
            (block, one) -> {
              Hosting hosting = one.hosting();
              byBlock.put(block, hosting == null ? 0 : hosting.boundaryNs(one.operations()));
            });
    return byBlock;
  }

  private @Nullable HostingResult hosting(CellResult cell) {
    SortedMap<Integer, Measurement> measurements = samples.of(cell.facts().cell(), Mode.THROUGHPUT);
    long calls = 0;
    for (Measurement one : measurements.values()) {
      calls = one.hosting() == null ? calls : one.hosting().calls();
    }
    return calls == 0
        ? null
        : new HostingResult(
            estimate(measurements, Hosting::startNs),
            estimate(measurements, Hosting::callNs),
            calls);
  }

  private static SampleEstimate estimate(
      SortedMap<Integer, Measurement> measurements, ToDoubleFunction<Hosting> figure) {
    SortedMap<Integer, Double> byBlock = new TreeMap<>();
    measurements.forEach(
        (block, one) -> {
          Hosting hosting = one.hosting();
          if (hosting != null) {
            byBlock.put(block, figure.applyAsDouble(hosting));
          }
        });
    return Comparer.median(byBlock);
  }
}
