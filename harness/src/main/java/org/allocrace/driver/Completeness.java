package org.allocrace.driver;

import java.util.List;
import java.util.Optional;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Failure;
import org.allocrace.model.LatencySeries;
import org.allocrace.model.Measurement;
import org.allocrace.model.Phase;

/**
 * Whether a program that came to its end reported all that it was asked for. A measurement without
 * iterations has no median; it must fail alone and not take the analysis of its run with it.
 */
public final class Completeness {
  private Completeness() {}

  /** The same outcome, or the failure {@code incomplete} that says what is missing. */
  public static Outcome check(InvocationRequest request, Outcome outcome) {
    return outcome instanceof Outcome.Completed(Measurement measurement)
        ? missing(request, measurement)
            .<Outcome>map(
                what ->
                    new Outcome.Failed(
                        new Failure("incomplete", "it ended without reporting " + what, null)))
            .orElse(outcome)
        : outcome;
  }

  private static Optional<String> missing(InvocationRequest request, Measurement measurement) {
    return switch (request.mode()) {
      case MEMORY -> measurement.memory() == null ? Optional.of("memory") : Optional.empty();
      case THROUGHPUT ->
          timed(request, measurement)
              .or(() -> measurement.warming().isEmpty() ? Optional.of("warming") : Optional.empty())
              .or(() -> hosting(request, measurement));
      case INSTRUCTIONS ->
          measurement.instructions() == null ? Optional.of("instructions") : Optional.empty();
      case OPEN_LOOP ->
          timed(request, measurement)
              .or(() -> series(measurement, LatencySeries.SERVICE))
              .or(() -> series(measurement, LatencySeries.RESPONSE));
      case LATENCY ->
          timed(request, measurement)
              .or(() -> series(measurement, LatencySeries.BATCH))
              .or(() -> series(measurement, LatencySeries.SINGLE));
    };
  }

  /** Without it a guest would pass for a program of its own, and its boundary for none. */
  private static Optional<String> hosting(InvocationRequest request, Measurement measurement) {
    return ContenderFacts.isGuest(request.contender()) && measurement.hosting() == null
        ? Optional.of("what its host costs")
        : Optional.empty();
  }

  private static Optional<String> timed(InvocationRequest request, Measurement measurement) {
    if (measurement.clock() == null) {
      return Optional.of("its clock");
    }
    if (measurement.work() == null) {
      return Optional.of("work");
    }
    return iterations(measurement, Phase.WARMUP, request.settings().warmup())
        .or(() -> iterations(measurement, Phase.MEASURE, request.settings().iterations()));
  }

  private static Optional<String> iterations(Measurement measurement, Phase phase, int wanted) {
    long given = measurement.iterations().stream().filter(one -> one.phase() == phase).count();
    return given == wanted
        ? Optional.empty()
        : Optional.of(
            "the %d iterations of phase %s, but %d".formatted(wanted, phase.word(), given));
  }

  private static Optional<String> series(Measurement measurement, String name) {
    List<String> given = measurement.latency().stream().map(LatencySeries::series).toList();
    return given.contains(name) ? Optional.empty() : Optional.of("the series " + name);
  }
}
