package org.allocrace.model;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Whether a machine is fit for measuring, and what was found there.
 *
 * @param verdict the worst level among the findings
 */
public record Checkup(Finding.Level verdict, List<Finding> findings) {
  /** Copies the list. */
  public Checkup {
    findings = List.copyOf(findings);
  }

  /** With the verdict that follows; good if no finding has a level. */
  public static Checkup of(List<Finding> findings) {
    Finding.Level worst =
        findings.stream()
            .map(Finding::level)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(Finding.Level.GOOD);
    return new Checkup(worst, findings);
  }
}
