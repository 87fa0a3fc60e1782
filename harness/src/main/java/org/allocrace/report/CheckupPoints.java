package org.allocrace.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.allocrace.model.Checkup;
import org.allocrace.model.Finding;
import org.allocrace.report.Validity.Level;
import org.allocrace.report.Validity.Point;
import org.jspecify.annotations.Nullable;

/** What was found out about the machine before the run, as far as it is not good. */
final class CheckupPoints {
  private CheckupPoints() {}

  static List<Point> of(@Nullable Checkup checkup) {
    if (checkup == null) {
      return List.of(
          new Point(Level.NOTE, "The machine was not checked before the run (allocrace doctor)."));
    }
    List<Point> bad = checkup.findings().stream().flatMap(one -> point(one).stream()).toList();
    return bad.isEmpty()
        ? List.of(
            new Point(
                Level.FINE,
                "The machine before the run: %s; %s looked at."
                    .formatted(
                        checkup.verdict().word(),
                        Names.counted(checkup.findings().size(), "thing"))))
        : bad;
  }

  /** Empty where it is good, or makes no figure noisier. */
  private static Optional<Point> point(Finding finding) {
    return switch (finding.level()) {
      case GOOD -> Optional.empty();
      case NOISY -> Optional.of(new Point(Level.NOTE, words(finding, "noisy")));
      case UNUSABLE -> Optional.of(new Point(Level.WARNING, words(finding, "unusable")));
      case null -> Optional.empty();
    };
  }

  private static String words(Finding finding, String level) {
    String advice = finding.advice();
    return "The machine before the run, %s: %s (%s).%s"
        .formatted(
            finding.name(),
            finding.found(),
            level,
            advice == null || advice.isBlank() ? "" : " " + sentence(advice));
  }

  private static String sentence(String advice) {
    String first = advice.substring(0, 1).toUpperCase(Locale.ROOT) + advice.substring(1);
    return first.endsWith(".") ? first : first + ".";
  }
}
