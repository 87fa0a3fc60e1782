package org.allocrace.machine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.allocrace.model.Noise;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the machine around an invocation and never at the invocation: {@link #begin} before it,
 * {@link #end} after it. For one thread, the one that then waits for the invocation.
 *
 * <p>Where there is no {@code /proc} only the spin is known.
 */
public final class NoiseProbe {
  private final SystemFiles files;
  private final LongSupplier spin;
  private @Nullable Begun begun;

  private record Begun(long spinNs, @Nullable Integer switches, Optional<ProcessorTimes> times) {}

  /** Of this machine; warms up its spin, which takes up to 150 ms. */
  public NoiseProbe() {
    this(SystemFiles.HERE, new CalibrationSpin());
  }

  /** Of a machine below another folder, for tests; warms up as well. */
  NoiseProbe(Path root) {
    this(new SystemFiles(root), new CalibrationSpin());
  }

  /**
   * With a spin of one's own.
   *
   * @param spin spins and returns the nanoseconds that it took
   */
  NoiseProbe(SystemFiles files, LongSupplier spin) {
    this.files = files;
    this.spin = spin;
  }

  /** Spins for about 5 ms and takes the counters. A second call before {@link #end} begins anew. */
  public void begin() {
    OptionalLong before = ForcedSwitches.read(files);
    long ns = spin.getAsLong();
    OptionalLong forced = ForcedSwitches.between(before, ForcedSwitches.read(files));
    begun =
        new Begun(
            ns,
            forced.isPresent() ? Math.toIntExact(forced.getAsLong()) : null,
            ProcessorTimes.read(files));
  }

  /**
   * What was seen since {@link #begin}.
   *
   * @throws IllegalStateException without a call of {@code begin} before
   */
  public Noise end() {
    Begun since = begun;
    if (since == null) {
      throw new IllegalStateException("begin comes before end");
    }
    begun = null;
    Optional<Double> steal =
        since.times.flatMap(
            before -> ProcessorTimes.read(files).flatMap(after -> after.stealSince(before)));
    return new Noise(steal.orElse(null), since.spinNs, since.switches);
  }
}
