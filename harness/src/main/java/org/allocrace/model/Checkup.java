package org.allocrace.model;

import java.util.List;

/**
 * What was found out about a machine before a run.
 *
 * @param verdict good, noisy or unusable
 */
public record Checkup(String verdict, List<Finding> findings) {
  /** Copies the list. */
  public Checkup {
    findings = List.copyOf(findings);
  }

  /**
   * One thing that was looked at.
   *
   * @param level good, noisy or unusable
   * @param advice what to do about it; empty where it is good
   */
  public record Finding(String name, String found, String level, String advice) {}
}
