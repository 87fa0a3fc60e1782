package org.allocrace.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a trace on which the same contender was measured on several runtimes.
 *
 * @param toOrdinary with the same contender on its language's ordinary runtime; null for that
 *     itself and where it was not measured
 * @param toCompiler with the same contender in a process of its own, built by the compiler that its
 *     guest was built with; null where there is none
 * @param parts null where the control of its runtime was not measured
 * @param hosting null for what is no guest
 */
public record RuntimeResult(
    CellResult cell,
    @Nullable Comparison toOrdinary,
    @Nullable Comparison toCompiler,
    @Nullable Parts parts,
    @Nullable HostingResult hosting) {
  /** The comparisons that are made here only, not with a reference or a heap. */
  public List<Comparison> comparisons() {
    ThroughputResult throughput = cell.throughput();
    List<Comparison> before = throughput == null ? List.of() : throughput.comparisons();
    return Stream.of(toOrdinary, toCompiler)
        .flatMap(Stream::ofNullable)
        .filter(one -> !before.contains(one))
        .toList();
  }
}
