package org.allocrace.driver.jmh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** A JVM that dies says where on the next line; after it there is advice. */
  private static final String FRAME = "# Problematic frame:";

  private static final Pattern SIGNAL = Pattern.compile("^#\\s+(SIG[A-Z]+ \\(0x[0-9a-f]+\\))");

  private final List<Timed> iterations = new ArrayList<>();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  /** One iteration as JMH timed it. */
  record Timed(Phase phase, long ns) {}

  /** In their order. */
  synchronized List<Timed> iterations() {
    return List.copyOf(iterations);
  }

  /**
   * The last lines that mean something to a reader: no stack frames, none of JMH's brackets; of a
   * JVM that died, what it died of and where.
   */
  synchronized String lastLines() {
    List<String> lines =
        text.toString(StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("<") && !line.startsWith("at "))
            .distinct()
            .toList();
    int frame = lines.indexOf(FRAME);
    if (frame >= 0 && frame + 1 < lines.size()) {
      return "%s in %s".formatted(signal(lines), lines.get(frame + 1).substring(1).strip());
    }
    return String.join("; ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /** Of a JVM's report; without the address, which is another one each time. */
  private static String signal(List<String> lines) {
    return lines.stream()
        .map(SIGNAL::matcher)
        .filter(Matcher::find)
        .map(matcher -> "the JVM died of " + matcher.group(1))
        .findFirst()
        .orElse("the JVM died");
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
