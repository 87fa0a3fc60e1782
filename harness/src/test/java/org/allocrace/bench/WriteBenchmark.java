package org.allocrace.bench;

import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.allocrace.trace.BinaryWriter;
import org.allocrace.trace.Trace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writing a binary trace, and the CRC that reading and writing cannot do without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WriteBenchmark {
  private Trace trace = BundledTrace.named("optipng");
  private byte[] bytes = new byte[0];

  /** Writes it once, for the CRC to have something to read. */
  @Setup
  public void write() {
    trace = BundledTrace.named("ocamlopt_objects");
    bytes = BinaryWriter.write(trace);
  }

  /** A trace to the bytes of its binary file. */
  @Benchmark
  public byte[] writeBinary(Done done) {
    done.operations += trace.operations().length;
    return BinaryWriter.write(trace);
  }

  /** The CRC-32 of the whole file. */
  @Benchmark
  public long crc(Done done) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    done.operations += trace.operations().length;
    return crc.getValue();
  }
}
