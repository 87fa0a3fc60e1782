package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.analysis.NoiseResult;
import org.allocrace.report.Validity.Level;
import org.allocrace.report.Validity.Point;

/** What the machine did during the timed invocations, and what was done about it. */
final class NoisePoints {
  /** The bounds beyond which blocks are repeated; methodology, "Contender-blind guard". */
  private static final double MUCH_STEAL = 0.05;

  private static final double WIDE_SPIN = 1.1;

  private NoisePoints() {}

  static List<Point> of(NoiseResult noise) {
    if (noise.blocks() == 0) {
      return List.of();
    }
    if (noise.watched() == 0) {
      return List.of(
          new Point(
              Level.NOTE,
              "Nothing is known of the machine's noise: neither steal time nor the calibration spin"
                  + " was looked at while it was measured."));
    }
    List<Point> points = new ArrayList<>();
    points.add(steal(noise));
    Double spread = noise.spinSpread();
    if (spread != null) {
      points.add(
          new Point(
              spread > WIDE_SPIN ? Level.NOTE : Level.FINE,
              "Calibration spin, a fixed amount of work before each invocation: its 95th percentile is %s its 5th."
                  .formatted(Numbers.times(spread))));
    }
    points.add(blocks(noise));
    return points;
  }

  private static Point steal(NoiseResult noise) {
    Double share = noise.steal();
    return share == null
        ? new Point(
            Level.NOTE,
            "Steal time is not known: this system does not say what other machines took.")
        : new Point(
            share > MUCH_STEAL ? Level.WARNING : Level.FINE,
            "Steal: %s of the processors' time went to others during the timed invocations."
                .formatted(Numbers.percent(share)));
  }

  private static Point blocks(NoiseResult noise) {
    String text =
        "Noise by block: %s of timed modes, %s watched; "
            .formatted(Names.counted(noise.blocks(), "block"), noise.watched());
    text +=
        noise.repeated() == 0
            ? "none was repeated"
            : "%s repeated as a whole because the machine was noisy, %s put aside"
                .formatted(
                    Names.counted(noise.repeated(), "attempt"),
                    Names.counted(noise.putAside(), "invocation"));
    text +=
        noise.kept() == 0
            ? "; none was kept though noisy."
            : "; %s kept though noisy, because no more repetitions were allowed."
                .formatted(noise.kept());
    return new Point(noise.kept() == 0 ? Level.FINE : Level.WARNING, text);
  }
}
