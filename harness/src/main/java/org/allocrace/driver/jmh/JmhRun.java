package org.allocrace.driver.jmh;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** One fork by JMH's own runner, in a thread that can be given up. */
final class JmhRun {
  /** Read once, when JMH's runner is loaded: other processes may run their own JMH. */
  private static final String IGNORE_LOCK = "jmh.ignoreLock";

  private static final Duration AFTER_A_KILL = Duration.ofMillis(100);

  private final IterationLog log = new IterationLog();
  private final AtomicReference<@Nullable RunnerException> failure = new AtomicReference<>();
  private final Set<Long> othersChildren = children();

  private JmhRun() {}

  /** Runs it to its end or its limit; an interrupt stops it. */
  static Forked run(ForkRequest request, ForkHost host, Duration limit)
      throws InterruptedException {
    System.setProperty(IGNORE_LOCK, "true");
    return new JmhRun().fork(options(request, host), limit);
  }

  private Forked fork(Options options, Duration limit) throws InterruptedException {
    Thread runner = Thread.ofPlatform().name("jmh").daemon().start(() -> run(options));
    boolean ended = false;
    try {
      ended = runner.join(limit);
    } finally {
      if (!ended) {
        kill(runner);
      }
    }
    RunnerException thrown = failure.get();
    String said = log.lastLines();
    if (said.isEmpty() && thrown != null) {
      said = String.valueOf(thrown.getMessage());
    }
    return new Forked(!ended, thrown != null, log.iterations(), said, null);
  }

  private void run(Options options) {
    try {
      var _ = new Runner(options, log).run();
    } catch (RunnerException e) {
      failure.set(e);
    }
  }

  /** The fork may not have started yet: its end is that of the runner. */
  private void kill(Thread runner) throws InterruptedException {
    do {
      ProcessHandle.current()
          .children()
          .filter(child -> !othersChildren.contains(child.pid()))
          .forEach(ProcessHandle::destroyForcibly);
    } while (!runner.join(AFTER_A_KILL));
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  private static Options options(ForkRequest request, ForkHost host) {
    Class<?> benchmark = benchmark(request);
    List<String> arguments = request.jvmArguments(host);
    return new OptionsBuilder()
        .include("^" + Pattern.quote(benchmark.getName()) + "\\.")
        .forks(1)
        .warmupForks(0)
        .threads(1)
        .warmupIterations(request.settings().warmup())
        .measurementIterations(request.settings().iterations())
        .timeout(TimeValue.seconds(request.settings().timeLimitSeconds()))
        .shouldDoGC(false)
        .shouldFailOnError(true)
        .jvmArgs(arguments.toArray(String[]::new))
        .build();
  }

  private static Class<?> benchmark(ForkRequest request) {
    return switch (request.mode()) {
      case THROUGHPUT ->
          request.conditions().slowdown() == 0 ? ReplayBenchmark.class : SlowedBenchmark.class;
      case LATENCY -> LatencyBenchmark.class;
      case OPEN_LOOP -> OpenLoopBenchmark.class;
      case MEMORY, INSTRUCTIONS ->
          throw new IllegalArgumentException("JMH has no part in mode " + request.mode().word());
    };
  }
}
