package org.allocrace.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.allocrace.model.Noise;
import org.allocrace.model.Study;
import org.allocrace.model.Variant;
import org.allocrace.study.Block;
import org.allocrace.study.Blocks;
import org.allocrace.study.Step;
import org.jspecify.annotations.Nullable;

/**
 * Runs blocks in their order, one process at a time, and journals each invocation as it ends. It
 * judges no result: an invocation that fails is journalled like the others and harms none of them,
 * and whether a block is repeated is decided by what the machine did, for the whole block.
 */
public final class Engine {
  /** After so many failures of a cell in one mode its other steps are left out. */
  static final int MOST_FAILURES = 2;

  /** A Ctrl-C reaches the child first; its death must not be taken for a failure of its own. */
  private static final long SETTLE_MS = 150;

  private final Study study;
  private final Map<String, Driver> drivers;
  private final Map<String, Path> traces;
  private final Clock clock;
  private final Watch watch;
  private final Guard guard;
  private final Surroundings surroundings;

  /** How often each cell has failed in each mode. */
  private final Map<Key, Integer> failures = new HashMap<>();

  private record Key(Cell cell, Mode mode) {}

  /**
   * Prepares a run.
   *
   * @param drivers by program: a language, or {@code language@runtime}
   * @param traces unpacked, by name
   * @param processor to which native programs are pinned where the study wants that
   */
  public Engine(
      Study study,
      Map<String, Driver> drivers,
      Map<String, Path> traces,
      Clock clock,
      Watch watch,
      Guard guard,
      @Nullable Integer processor) {
    this.study = study;
    this.drivers = Map.copyOf(drivers);
    this.traces = Map.copyOf(traces);
    this.clock = clock;
    this.watch = watch;
    this.guard = guard;
    this.surroundings = new Surroundings(study, processor);
  }

  /**
   * Runs what is not done yet.
   *
   * @param done invocations of an earlier part of the same run
   * @throws InterruptedException if it was stopped; what had ended is journalled
   */
  public void run(Plan plan, List<Invocation> done, Journal journal, Progress progress)
      throws IOException, InterruptedException {
    done.forEach(this::count);
    Repeats repeats = new Repeats(study);
    List<Invocation> all = new ArrayList<>();
    int number = 0;
    Optional<Block> next = plan.next(number, List.of());
    while (next.isPresent()) {
      Block block = next.get();
      List<Invocation> earlier = done.stream().filter(one -> isOf(block, one)).toList();
      all.addAll(walk(block, earlier, all, repeats, journal, progress));
      number++;
      next = plan.next(number, List.copyOf(all));
    }
  }

  private static boolean isOf(Block block, Invocation invocation) {
    return invocation.mode() == block.mode() && invocation.block() == block.number();
  }

  /** All invocations of a block, those of attempts that do not count first. */
  private List<Invocation> walk(
      Block first,
      List<Invocation> earlier,
      List<Invocation> before,
      Repeats repeats,
      Journal journal,
      Progress progress)
      throws IOException, InterruptedException {
    List<Invocation> all = new ArrayList<>(earlier);
    int reached = earlier.stream().mapToInt(Invocation::attempt).max().orElse(0);
    Block block = first;
    while (block.attempt() < reached) {
      repeats.take(block.mode());
      block = new Blocks(study).again(block);
    }
    while (true) {
      runMissing(block, all, journal, progress);
      int attempt = block.attempt();
      List<Invocation> own = all.stream().filter(one -> one.attempt() == attempt).toList();
      List<Invocation> known = new ArrayList<>(before);
      known.addAll(all);
      Optional<String> objection = guard.objection(own, known);
      if (objection.isEmpty() || !repeats.isLeft(block.mode())) {
        return all;
      }
      repeats.take(block.mode());
      progress.noisy(block, objection.get());
      block = new Blocks(study).again(block);
    }
  }

  private void runMissing(Block block, List<Invocation> ended, Journal journal, Progress progress)
      throws IOException, InterruptedException {
    List<Step> missing =
        block.steps().stream()
            .filter(
                step ->
                    ended.stream()
                        .noneMatch(
                            one ->
                                one.attempt() == step.attempt() && one.cell().equals(step.cell())))
            .toList();
    if (!missing.isEmpty()) {
      progress.block(block);
    }
    for (Step step : missing) {
      // Before the next process begins: the driver would have to stop it at once.
      if (Thread.interrupted()) {
        throw new InterruptedException("before " + step.cell());
      }
      if (failures.getOrDefault(new Key(step.cell(), step.mode()), 0) >= MOST_FAILURES) {
        progress.skipped(step);
        continue;
      }
      Thread.sleep(study.sampling().idleMs());
      progress.started(step);
      Invocation invocation = run(step);
      journal.append(invocation);
      ended.add(invocation);
      count(invocation);
      progress.ended(invocation);
    }
  }

  private void count(Invocation invocation) {
    if (invocation.failure() != null) {
      var _ = failures.merge(new Key(invocation.cell(), invocation.mode()), 1, Integer::sum);
    }
  }

  private Invocation run(Step step) throws InterruptedException {
    Cell cell = step.cell();
    Driver driver =
        require(drivers, ContenderFacts.program(Variant.of(cell.contender()).contender()));
    Conditions conditions = surroundings.of(step, driver);
    InvocationRequest request =
        new InvocationRequest(
            Variant.of(cell.contender()).contender(),
            require(traces, cell.trace()),
            step.mode(),
            require(study.modes(), step.mode()).settings(),
            conditions);
    Watch watching = step.mode().isTimed() ? watch : Watch.BLIND;
    watching.begin();
    Instant started = clock.instant();
    long begun = System.nanoTime();
    Outcome outcome = driver.run(request);
    long elapsed = System.nanoTime() - begun;
    Noise noise = watching.end();
    Measurement measurement = outcome instanceof Outcome.Completed(var m) ? m : null;
    Failure failure = outcome instanceof Outcome.Failed(var f) ? f : null;
    if (failure != null) {
      Thread.sleep(SETTLE_MS);
    }
    return new Invocation(
        step.block(),
        step.attempt(),
        step.position(),
        cell,
        step.mode(),
        started.toString(),
        elapsed,
        conditions.paddingBytes(),
        conditions.processor(),
        noise,
        measurement,
        failure);
  }

  private static <K, V> V require(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), () -> "the plan names " + key + ", nobody has it");
  }
}
