package org.allocrace.report;

import java.util.List;
import org.allocrace.model.Checkup;
import org.allocrace.report.Validity.Level;
import org.allocrace.report.Validity.Point;
import org.jspecify.annotations.Nullable;

/** What was found out about the machine before the run, as far as it is not good. */
final class CheckupPoints {
  private static final String GOOD = "good";
  private static final String NOISY = "noisy";
  private static final String UNUSABLE = "unusable";

  private CheckupPoints() {}

  static List<Point> of(@Nullable Checkup checkup) {
    if (checkup == null) {
      return List.of(
          new Point(Level.NOTE, "The machine was not checked before the run (allocrace doctor)."));
    }
    List<Point> bad =
        checkup.findings().stream()
            .filter(one -> one.level().equals(NOISY) || one.level().equals(UNUSABLE))
            .map(CheckupPoints::point)
            .toList();
    return bad.isEmpty()
        ? List.of(
            new Point(
                checkup.verdict().equals(GOOD) ? Level.FINE : Level.NOTE,
                "The machine before the run: %s; %s looked at."
                    .formatted(
                        checkup.verdict(), Names.counted(checkup.findings().size(), "thing"))))
        : bad;
  }

  private static Point point(Checkup.Finding finding) {
    return new Point(
        finding.level().equals(UNUSABLE) ? Level.WARNING : Level.NOTE,
        "The machine before the run, %s: %s (%s).%s"
            .formatted(
                finding.name(),
                finding.found(),
                finding.level(),
                finding.advice().isBlank() ? "" : " " + finding.advice()));
  }
}
