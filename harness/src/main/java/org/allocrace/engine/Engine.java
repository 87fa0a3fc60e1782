package org.allocrace.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.allocrace.driver.Driver;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Cell;
import org.allocrace.model.Conditions;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Failure;
import org.allocrace.model.Invocation;
import org.allocrace.model.Measurement;
import org.allocrace.model.Mode;
import org.allocrace.model.Study;
import org.allocrace.study.Step;

/**
 * Runs steps in their order, one process at a time, and journals each as it ends. It judges
 * nothing: an invocation that fails is journalled like the others and harms none of them.
 */
public final class Engine {
  /** After so many failures of a cell in one mode its other steps are left out. */
  static final int MOST_FAILURES = 2;

  /** A Ctrl-C reaches the child first; its death must not be taken for a failure of its own. */
  private static final long SETTLE_MS = 150;

  private final Map<String, Driver> drivers;
  private final Map<String, Path> traces;
  private final Study study;
  private final Clock clock;

  private record Key(Cell cell, Mode mode) {}

  private record Place(int block, Key key) {}

  /**
   * Prepares a run.
   *
   * @param drivers by language
   * @param traces unpacked, by name
   */
  public Engine(Study study, Map<String, Driver> drivers, Map<String, Path> traces, Clock clock) {
    this.study = study;
    this.drivers = Map.copyOf(drivers);
    this.traces = Map.copyOf(traces);
    this.clock = clock;
  }

  /**
   * Runs what is not done yet.
   *
   * @param done invocations of an earlier part of the same run
   * @throws InterruptedException if it was stopped; what had ended is journalled
   */
  public void run(List<Step> steps, List<Invocation> done, Journal journal, Progress progress)
      throws IOException, InterruptedException {
    Map<Key, Integer> failures = new HashMap<>();
    Set<Place> ended = new HashSet<>();
    for (Invocation invocation : done) {
      count(failures, invocation);
      ended.add(new Place(invocation.block(), key(invocation)));
    }
    for (Step step : steps) {
      Key key = new Key(step.cell(), step.mode());
      if (ended.contains(new Place(step.block(), key))) {
        continue;
      }
      // Before the next process begins: the driver would have to stop it at once.
      if (Thread.interrupted()) {
        throw new InterruptedException("before " + step.cell());
      }
      if (failures.getOrDefault(key, 0) >= MOST_FAILURES) {
        progress.skipped(step);
        continue;
      }
      progress.started(step);
      Invocation invocation = run(step);
      journal.append(invocation);
      count(failures, invocation);
      progress.ended(invocation);
    }
  }

  private static void count(Map<Key, Integer> failures, Invocation invocation) {
    if (invocation.failure() != null) {
      var _ = failures.merge(key(invocation), 1, Integer::sum);
    }
  }

  private static Key key(Invocation invocation) {
    return new Key(invocation.cell(), invocation.mode());
  }

  private Invocation run(Step step) throws InterruptedException {
    Cell cell = step.cell();
    Driver driver = require(drivers, ContenderFacts.language(cell.contender()));
    InvocationRequest request =
        new InvocationRequest(
            cell.contender(),
            require(traces, cell.trace()),
            step.mode(),
            require(study.modes(), step.mode()).settings(),
            Conditions.PLAIN);
    Instant started = clock.instant();
    Outcome outcome = driver.run(request);
    long elapsed = started.until(clock.instant(), ChronoUnit.NANOS);
    Measurement measurement = outcome instanceof Outcome.Completed(var m) ? m : null;
    Failure failure = outcome instanceof Outcome.Failed(var f) ? f : null;
    if (failure != null) {
      Thread.sleep(SETTLE_MS);
    }
    return new Invocation(
        step.block(),
        0,
        step.position(),
        cell,
        step.mode(),
        started.toString(),
        elapsed,
        null,
        null,
        null,
        measurement,
        failure);
  }

  private static <K, V> V require(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), () -> "the plan names " + key + ", nobody has it");
  }
}
