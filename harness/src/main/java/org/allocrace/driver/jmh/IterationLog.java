package org.allocrace.driver.jmh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.allocrace.model.Phase;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Takes JMH's iterations, those of the warm-up too, which no JMH result keeps, and what a fork says
 * on standard error. Nothing reaches the console.
 */
final class IterationLog implements OutputFormat {
  private static final int MOST_TEXT = 1 << 16;
  private static final int LAST_LINES = 3;

  private final List<Timed> iterations = new ArrayList<>();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  /** One iteration as JMH timed it. */
  record Timed(Phase phase, long ns) {}

  /** In their order. */
  synchronized List<Timed> iterations() {
    return List.copyOf(iterations);
  }

  /** The last lines that mean something to a reader: no stack frames, none of JMH's brackets. */
  synchronized String lastLines() {
    List<String> lines =
        text.toString(StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("<") && !line.startsWith("at "))
            .distinct()
            .toList();
    return String.join("; ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  @Override
  public synchronized void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult data) {
    Phase phase = params.getType() == IterationType.WARMUP ? Phase.WARMUP : Phase.MEASURE;
    iterations.add(new Timed(phase, Math.round(data.getPrimaryResult().getScore())));
  }

  /** Forgets all but the newest text once there is too much. */
  @Override
  public synchronized void write(int b) {
    text.write(b);
    if (text.size() == MOST_TEXT) {
      byte[] all = text.toByteArray();
      text.reset();
      text.write(all, MOST_TEXT / 2, MOST_TEXT / 2);
    }
  }

  @Override
  public void write(byte[] b) {
    for (byte one : b) {
      write(one);
    }
  }

  @Override
  public void print(String s) {
    write(s.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void println(String s) {
    print(s + "\n");
  }

  @Override
  public void verbosePrintln(String s) {}

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {}

  @Override
  public void startBenchmark(BenchmarkParams benchmark) {}

  @Override
  public void endBenchmark(BenchmarkResult result) {}

  @Override
  public void startRun() {}

  @Override
  public void endRun(Collection<RunResult> results) {}

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
