package org.allocrace.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.allocrace.model.Checkup;
import org.allocrace.model.Finding;

/**
 * Says whether this machine is fit for measuring, and what to do where it is not. Thresholds and
 * their reasons stand in {@code docs/doctor.md}. It looks at files and spins; it starts no program
 * and changes nothing.
 */
public final class Doctor {
  /** With 150 ms of warm-up, half a second is not exceeded where a spin is not held up. */
  private static final Duration SHORT = Duration.ofMillis(200);

  /** Shares of the processors that may be busy already. */
  private static final double LOAD_NOTICED = 0.25;

  private static final double LOAD_LIMIT = 1.0;

  private final SystemFiles files;
  private final Surroundings surroundings;
  private final LongSupplier spin;

  /** Of this machine; warms up its spin, which takes up to 150 ms. */
  public Doctor() {
    this(SystemFiles.HERE, Surroundings.here(), new CalibrationSpin());
  }

  /**
   * Of any machine.
   *
   * @param spin spins and returns the nanoseconds that it took
   */
  Doctor(SystemFiles files, Surroundings surroundings, LongSupplier spin) {
    this.files = files;
    this.surroundings = surroundings;
    this.spin = spin;
  }

  /**
   * The same findings as those of {@link #checkup}, from a fifth of a second of spins: what recurs
   * less often than that is not seen.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public Checkup shortForm() throws InterruptedException {
    return checkup(SHORT, _ -> {});
  }

  /**
   * Spins for a while and looks at everything.
   *
   * @param length of the spinning; one spin at least
   * @param progress is told now and then how many nanoseconds of it have gone by
   * @throws InterruptedException if the thread is interrupted
   */
  public Checkup checkup(Duration length, LongConsumer progress) throws InterruptedException {
    Processors processors = new Processors(files, surroundings);
    // The check itself would count.
    Finding load = load(processors.online());
    Observation seen = Observation.of(files, spin, length.toNanos(), progress);
    List<Finding> findings = new ArrayList<>(processors.findings());
    findings.add(load);
    findings.addAll(new Stillness(seen).findings());
    findings.add(new Heat(files).finding(seen.throttledBefore()));
    findings.addAll(new Memory(files).findings());
    findings.addAll(new Kernel(files).findings());
    findings.addAll(new Instruments(files, surroundings).findings());
    return Checkup.of(findings);
  }

  private Finding load(int processors) {
    OptionalDouble load = loadAverage();
    if (load.isEmpty()) {
      return Finding.notKnown("load");
    }
    String found =
        String.format(
            Locale.ROOT, "%.2f over one minute on %d processors", load.getAsDouble(), processors);
    double share = load.getAsDouble() / processors;
    if (share >= LOAD_LIMIT) {
      return Finding.unusable(
          "load", found, "Stop what else runs: no processor is left for the measurement.");
    }
    return share > LOAD_NOTICED
        ? Finding.noisy("load", found, "Stop what else runs, or wait a minute if it is over.")
        : Finding.good("load", found);
  }

  private OptionalDouble loadAverage() {
    String first = files.line("proc/loadavg").orElse("").replaceAll(" .*", "");
    if (first.matches("\\d{1,9}\\.\\d{1,9}")) {
      return OptionalDouble.of(Double.parseDouble(first));
    }
    return surroundings.load() < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(surroundings.load());
  }
}
