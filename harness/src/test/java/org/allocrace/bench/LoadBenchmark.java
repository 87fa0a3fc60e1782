package org.allocrace.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.allocrace.trace.BinaryWriter;
import org.allocrace.trace.Limits;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.TraceRefusedException;
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

/** What is done with a whole trace file that is already unpacked and in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LoadBenchmark {
  /** One trace of each kind, and a second of the kind that most recordings have. */
  @Param({"ocamlopt_objects", "troff", "troff.pool88", "nginx_pool.arena", "expr-calc"})
  public String trace = "";

  private byte[] binary = new byte[0];
  private byte[] text = new byte[0];

  /** Unpacks the trace. */
  @Setup
  public void unpack() {
    Trace bundled = BundledTrace.named(trace);
    binary = BinaryWriter.write(bundled);
    text = BundledTrace.textTwin(bundled).getBytes(StandardCharsets.UTF_8);
  }

  /** Binary file to validated trace. */
  @Benchmark
  public Trace loadAndValidate(Done done) throws TraceRefusedException {
    Trace result = TraceFile.read(binary, Limits.DEFAULT);
    done.operations += result.operations().length;
    return result;
  }

  /** Text twin to validated trace. */
  @Benchmark
  public Trace readTextTwin(Done done) throws TraceRefusedException {
    Trace result = TraceFile.read(text, Limits.DEFAULT);
    done.operations += result.operations().length;
    return result;
  }
}
