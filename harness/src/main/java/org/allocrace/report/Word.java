package org.allocrace.report;

import java.util.Locale;
import org.allocrace.analysis.AgedResult;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.ThroughputResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.CellFacts;
import org.allocrace.model.Mode;
import org.jspecify.annotations.Nullable;

/** The one word that a report has for a cell. The first eight are results; the others are roles. */
enum Word {
  FASTER,
  SLOWER,
  EQUIVALENT,
  INCONCLUSIVE,
  NOT_APPLICABLE,
  DISAGREES,
  FAILED,
  ABSENT,
  /** The 1.00 of the trace's ratios. */
  REFERENCE,
  /** It does not allocate, so that it is neither faster nor slower than what does. */
  CONTROL,
  /** There is a figure but no reference on this trace, or no block that has both. */
  NOT_COMPARED,
  /** The study does not ask for its throughput. */
  NOT_MEASURED;

  /** As it is printed. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The class in the style sheet. */
  String style() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether there are no figures because of it. */
  boolean excludes() {
    return switch (this) {
      case NOT_APPLICABLE, DISAGREES, FAILED, ABSENT -> true;
      case FASTER,
          SLOWER,
          EQUIVALENT,
          INCONCLUSIVE,
          REFERENCE,
          CONTROL,
          NOT_COMPARED,
          NOT_MEASURED ->
          false;
    };
  }

  static Word of(TraceResult trace, CellResult cell) {
    Word verified = of(cell.facts(), cell.workDiffers());
    return verified == null ? ofTimed(trace, cell) : verified;
  }

  /** Of an aged variant. */
  static Word of(AgedResult aged) {
    Word verified = of(aged.facts(), aged.workDiffers());
    if (verified != null) {
      return verified;
    }
    if (aged.nsPerOperation() == null) {
      return NOT_MEASURED;
    }
    Comparison toFresh = aged.toFresh();
    return toFresh == null ? NOT_COMPARED : of(toFresh);
  }

  /** Null where it did what the others did. */
  private static @Nullable Word of(CellFacts facts, boolean workDiffers) {
    if (workDiffers) {
      return DISAGREES;
    }
    return switch (facts.status()) {
      case NOT_APPLICABLE -> NOT_APPLICABLE;
      case DISAGREES -> DISAGREES;
      case FAILED -> FAILED;
      case ABSENT -> ABSENT;
      case AGREES -> null;
    };
  }

  private static Word ofTimed(TraceResult trace, CellResult cell) {
    ThroughputResult throughput = cell.throughput();
    if (throughput == null) {
      boolean nothing =
          cell.latency() == null
              && cell.openLoop() == null
              && cell.memory() == null
              && cell.instructions() == null;
      boolean asked = cell.failed().stream().anyMatch(one -> one.mode() == Mode.THROUGHPUT);
      return asked || (nothing && !cell.failed().isEmpty()) ? FAILED : NOT_MEASURED;
    }
    if (cell.contender().isControl()) {
      return CONTROL;
    }
    if (cell.contender().name().equals(trace.reference())) {
      return REFERENCE;
    }
    Comparison comparison = throughput.toReference();
    return comparison == null ? NOT_COMPARED : of(comparison);
  }

  /** What a comparison came to. */
  static Word of(Comparison comparison) {
    return switch (comparison.verdict()) {
      case FASTER -> FASTER;
      case SLOWER -> SLOWER;
      case EQUIVALENT -> EQUIVALENT;
      case INCONCLUSIVE -> INCONCLUSIVE;
    };
  }
}
