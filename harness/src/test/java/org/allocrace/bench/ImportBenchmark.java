package org.allocrace.bench;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.allocrace.trace.Limits;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceRefusedException;
import org.allocrace.trace.imports.ImportException;
import org.allocrace.trace.imports.Recording;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A plain recording, in memory, to a validated trace; the lines are what is counted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ImportBenchmark {
  /** A recording of each of these heap traces. */
  @Param({"ocamlopt_objects", "troff"})
  public String trace = "";

  /** 1: ids dense in order of first appearance, as our recorders write them; 48: sparse ids. */
  @Param({"1", "48"})
  public int idStep;

  private byte[] recording = new byte[0];

  /** Writes the recording. */
  @Setup
  public void record() {
    String text = BundledTrace.recording(BundledTrace.named(trace), 0, idStep);
    recording = text.getBytes(StandardCharsets.US_ASCII);
  }

  /** As {@code trace import} reads a file. */
  @Benchmark
  public Trace importRecording(Done done)
      throws IOException, ImportException, TraceRefusedException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(recording), StandardCharsets.US_ASCII),
            1 << 16);
    Trace result = Recording.read(reader, Map.of("name", trace), Limits.DEFAULT);
    done.operations += result.operations().length;
    return result;
  }
}
