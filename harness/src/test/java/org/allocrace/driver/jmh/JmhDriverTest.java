package org.allocrace.driver.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Age;
import org.allocrace.model.Arrivals;
import org.allocrace.model.Conditions;
import org.allocrace.model.Failure;
import org.allocrace.model.Iteration;
import org.allocrace.model.LatencySeries;
import org.allocrace.model.Measurement;
import org.allocrace.model.Mode;
import org.allocrace.model.OpenLoop;
import org.allocrace.model.Phase;
import org.allocrace.model.Settings;
import org.allocrace.model.TouchMode;
import org.allocrace.replay.ReplayCode;
import org.allocrace.replay.Touch;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceBuilder;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.synthetic.RandomTraces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real forks with tiny settings: the structure of what comes back, never its times. */
class JmhDriverTest {
  private static final int WARMUP = 1;
  private static final int ITERATIONS = 4;
  private static final long SEED = 7;

  @TempDir private Path directory = Path.of("");

  private static Settings settings(TouchMode touch, int timeLimit) {
    return new Settings(WARMUP, ITERATIONS, 1, touch, SEED, timeLimit, 1 << 26, null);
  }

  private Path file(Trace trace) throws Exception {
    Path file = directory.resolve("trace.atr");
    TraceFile.write(trace, file);
    return file;
  }

  /** 1,000 objects of two classes, at most 100 alive, every third touched. */
  private static Trace pools() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.POOL);
    var _ = builder.declareClass(3, 100);
    var _ = builder.declareClass(40, 100);
    for (int i = 0; i < 1000; i++) {
      int object = builder.allocClass(i % 2);
      if (i % 3 == 0) {
        builder.touch(object);
      }
      if (i >= 100) {
        builder.free(i - 100);
      }
    }
    return builder.build();
  }

  private static Outcome run(String contender, Path file, Mode mode, Settings settings)
      throws InterruptedException {
    return run(contender, file, mode, settings, Conditions.PLAIN);
  }

  private static Outcome run(
      String contender, Path file, Mode mode, Settings settings, Conditions conditions)
      throws InterruptedException {
    return new JmhDriver().run(new InvocationRequest(contender, file, mode, settings, conditions));
  }

  private static Measurement measure(String contender, Path file, Mode mode, TouchMode touch)
      throws InterruptedException {
    Outcome outcome = run(contender, file, mode, settings(touch, 120));
    return assertInstanceOf(Outcome.Completed.class, outcome, outcome.toString()).measurement();
  }

  private static Failure failure(String contender, Path file, Mode mode, int timeLimit)
      throws InterruptedException {
    Outcome outcome = run(contender, file, mode, settings(TouchMode.WORD, timeLimit));
    return assertInstanceOf(Outcome.Failed.class, outcome, outcome.toString()).failure();
  }

  @Test
  void aThroughputForkReportsItsWorkAndEveryIteration() throws Exception {
    Trace trace = pools();
    Measurement measured = measure("java/pool", file(trace), Mode.THROUGHPUT, TouchMode.WORD);
    assertEquals(trace.crcHex(), measured.traceCrc());
    assertEquals(ReplayCode.of(trace, false, Touch.WORD).operations(), measured.operations());
    assertEquals(JavaContenders.work(JavaContenders.facts("java/pool"), trace), measured.work());
    assertNotNull(measured.clock());
    assertEquals(List.of(), measured.latency());
    assertNull(measured.memory());
    assertIterations(measured);
    assertEquals(1, measured.iterations().stream().map(Iteration::replays).distinct().count());
    assertTrue(measured.warming().size() > 64, "a settled JVM has run more replays than that");
    assertEquals(measured.operations(), measured.warming().getFirst().operations());
  }

  @Test
  void aSlowedForkOnAnAgedContenderDoesTheWorkOfThatAge() throws Exception {
    Trace trace = pools();
    Age age = new Age(50, 3);
    Outcome outcome =
        run(
            "java/pool",
            file(trace),
            Mode.THROUGHPUT,
            settings(TouchMode.WORD, 120),
            new Conditions(50, age, 64, 0));
    Measurement measured =
        assertInstanceOf(Outcome.Completed.class, outcome, outcome.toString()).measurement();
    String expected = JavaContenders.work(JavaContenders.facts("java/pool"), trace, age, SEED);
    assertEquals(expected, measured.work());
    assertIterations(measured);
  }

  @Test
  void aKindWithoutLitterIsNotApplicable() throws Exception {
    Trace trace = RandomTraces.generate(Kind.ARENA, 1, 100);
    Outcome outcome =
        run(
            "java/arena",
            file(trace),
            Mode.MEMORY,
            settings(TouchMode.WORD, 120),
            new Conditions(0, new Age(50, 3), 0, null));
    Failure failure = assertInstanceOf(Outcome.Failed.class, outcome).failure();
    assertEquals(
        new Failure("not-applicable", "there is no litter for traces of kind arena", null),
        failure);
  }

  @Test
  void instructionsOfAJvmAreNotApplicable() throws Exception {
    Failure failure = failure("java/pool", directory.resolve("t.atr"), Mode.INSTRUCTIONS, 120);
    assertEquals("not-applicable", failure.code());
  }

  private static void assertIterations(Measurement measured) {
    List<Iteration> iterations = measured.iterations();
    assertEquals(WARMUP + ITERATIONS, iterations.size());
    for (int i = 0; i < iterations.size(); i++) {
      Iteration iteration = iterations.get(i);
      assertEquals(i < WARMUP ? Phase.WARMUP : Phase.MEASURE, iteration.phase());
      assertEquals(i < WARMUP ? i : i - WARMUP, iteration.index());
      assertTrue(iteration.replays() >= 1);
      assertEquals(iteration.replays() * measured.operations(), iteration.operations());
      assertTrue(iteration.ns() > 0);
    }
  }

  @Test
  void aLatencyForkReportsBothSeriesAndFullWritesDoTheSameWork() throws Exception {
    Trace trace = pools();
    Measurement measured = measure("java/pool-slots", file(trace), Mode.LATENCY, TouchMode.FULL);
    assertEquals(
        JavaContenders.work(JavaContenders.facts("java/pool-slots"), trace), measured.work());
    assertIterations(measured);
    LatencySeries batch = measured.latency().getFirst();
    assertEquals(LatencySeries.BATCH, batch.series());
    assertEquals(64, batch.batch());
    assertEquals(replays(measured, 0) * (measured.operations() / 64), batch.samples());
    assertEquals(batch.samples(), count(batch));
    LatencySeries single = measured.latency().getLast();
    assertEquals(LatencySeries.SINGLE, single.series());
    assertEquals(replays(measured, 1) * measured.operations(), single.samples());
    assertTrue(count(single) <= single.samples());
    for (LatencySeries.Bucket bucket : single.histogram()) {
      assertTrue(bucket.lowerNs() >= 1000, "only long operations are recorded: " + bucket);
      assertTrue(bucket.lowerNs() <= single.maxNs());
    }
    long looked = single.causes().stream().mapToLong(LatencySeries.Cause::samples).sum();
    assertEquals(count(single), looked, "each recorded operation was looked into");
  }

  @Test
  void anOpenLoopForkReportsServiceAndResponseOfEachRequest() throws Exception {
    Trace trace = pools();
    Settings settings =
        new Settings(
            WARMUP,
            ITERATIONS,
            1,
            TouchMode.WORD,
            SEED,
            120,
            1 << 26,
            new OpenLoop(Arrivals.FIXED, 10_000));
    Outcome outcome = run("java/pool", file(trace), Mode.OPEN_LOOP, settings);
    Measurement measured =
        assertInstanceOf(Outcome.Completed.class, outcome, outcome.toString()).measurement();
    assertEquals(JavaContenders.work(JavaContenders.facts("java/pool"), trace), measured.work());
    assertIterations(measured);
    long requests = (replays(measured, 0) + replays(measured, 1)) * (measured.operations() / 64);
    assertEquals(
        List.of(LatencySeries.SERVICE, LatencySeries.RESPONSE),
        measured.latency().stream().map(LatencySeries::series).toList());
    for (LatencySeries series : measured.latency()) {
      assertEquals(64, series.batch());
      assertEquals(requests, series.samples());
      assertEquals(requests, count(series));
    }
  }

  /** Of the measured iterations with an even index (0) or an odd one (1). */
  private static long replays(Measurement measured, int parity) {
    return measured.iterations().stream()
        .filter(one -> one.phase() == Phase.MEASURE && one.index() % 2 == parity)
        .mapToLong(Iteration::replays)
        .sum();
  }

  private static long count(LatencySeries series) {
    return series.histogram().stream().mapToLong(LatencySeries.Bucket::count).sum();
  }

  @Test
  void aMemoryForkReportsWhatTheArenasReservedAndTheTraceAskedFor() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.ARENA);
    int first = builder.create(1000);
    int second = builder.create(500);
    builder.bump(first, 10, 0);
    builder.destroy(first);
    builder.bump(builder.create(100), 30, 0);
    builder.bump(second, 20, 0);
    Measurement measured =
        measure("java/arena", file(builder.build()), Mode.MEMORY, TouchMode.WORD);
    var memory = Objects.requireNonNull(measured.memory());
    assertEquals(1500, memory.reservedBytes()); // 1000 + 500, then 500 + 100
    assertEquals(50, memory.requestedLiveBytes()); // 10, then 30 + 20
    assertNotNull(memory.collections());
    assertNull(measured.work());
    assertEquals(List.of(), measured.iterations());
  }

  @Test
  void aTraceThatIsNotThereFailsTheForkAndSaysWhy() throws Exception {
    Failure failure = failure("java/pool", directory.resolve("missing.atr"), Mode.THROUGHPUT, 120);
    assertEquals("unreadable", failure.code());
    assertTrue(failure.message().contains("missing.atr"), failure.message());
  }

  @Test
  void aKindThatTheContenderDoesNotRunIsNotApplicable() throws Exception {
    Trace trace = RandomTraces.generate(Kind.HEAP, 1, 100);
    Failure failure = failure("java/pool", file(trace), Mode.MEMORY, 120);
    assertEquals("not-applicable", failure.code());
  }

  @Test
  void aForkWithoutRoomForTheObjectsFailsWithOutOfMemory() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP);
    for (int i = 0; i < 20; i++) {
      builder.alloc(1 << 26, 0); // 1.25 GiB, more than the heap of such a fork
    }
    Failure failure = failure("java/heap", file(builder.build()), Mode.MEMORY, 120);
    assertEquals("out-of-memory", failure.code());
  }

  @Test
  void aForkThatTakesTooLongIsStopped() throws Exception {
    Trace trace = RandomTraces.generate(Kind.POOL, 1, 100);
    Settings slow = new Settings(0, 1, 60_000, TouchMode.WORD, 7, 3, 1 << 26, null);
    Outcome outcome = run("java/pool", file(trace), Mode.THROUGHPUT, slow);
    Failure failure = assertInstanceOf(Outcome.Failed.class, outcome).failure();
    assertEquals("time-limit", failure.code());
    assertNoForkIsLeft();
  }

  @Test
  void anInterruptStopsTheFork() throws Exception {
    Path file = file(RandomTraces.generate(Kind.POOL, 1, 100));
    Settings slow = new Settings(0, 1, 60_000, TouchMode.WORD, 7, 120, 1 << 26, null);
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    var _ = run("java/pool", file, Mode.THROUGHPUT, slow);
                  } catch (InterruptedException e) {
                    interrupted.set(true);
                  }
                });
    awaitFork();
    caller.interrupt();
    assertTrue(caller.join(Duration.ofSeconds(30)));
    assertTrue(interrupted.get());
    assertNoForkIsLeft();
  }

  private static void awaitFork() throws InterruptedException {
    for (int i = 0; i < 3_000 && !isForkRunning(); i++) {
      Thread.sleep(10);
    }
    assertTrue(isForkRunning(), "no fork within 30 s");
  }

  private static void assertNoForkIsLeft() {
    assertFalse(isForkRunning(), "the fork outlived its invocation");
  }

  /** JMH starts other JVMs first; only forks have this property, far enough in front to be seen. */
  private static boolean isForkRunning() {
    return ProcessHandle.current()
        .descendants()
        .anyMatch(process -> process.info().commandLine().orElse("").contains(Touch.PROPERTY));
  }
}
