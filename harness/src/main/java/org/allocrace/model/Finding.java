package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at on a machine, and what it means for measuring there.
 *
 * @param name as in {@code docs/doctor.md}
 * @param found in words, {@link #NOT_KNOWN} where the system does not tell
 * @param level null where nothing is known, or where it makes no figure noisier
 * @param advice one sentence on what to do about it; null where there is nothing to do
 */
public record Finding(String name, String found, @Nullable Level level, @Nullable String advice) {
  /** What is said instead of a guess. */
  public static final String NOT_KNOWN = "not known here";

  /** How fit a machine is for measuring, the best first. */
  public enum Level {
    /** Differences of a few per cent can be seen. */
    GOOD,
    /** Figures are valid, but intervals will be wide. */
    NOISY,
    /** Blocks would be discarded, or programs fail. */
    UNUSABLE;

    /** The word of tables and result files. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Nothing to do. */
  public static Finding good(String name, String found) {
    return new Finding(name, found, Level.GOOD, null);
  }

  /** It widens intervals. */
  public static Finding noisy(String name, String found, String advice) {
    return new Finding(name, found, Level.NOISY, advice);
  }

  /** It must change before a measurement. */
  public static Finding unusable(String name, String found, String advice) {
    return new Finding(name, found, Level.UNUSABLE, advice);
  }

  /** A fact that makes no figure noisier. */
  public static Finding fact(String name, String found, @Nullable String advice) {
    return new Finding(name, found, null, advice);
  }

  /** The system does not tell. */
  public static Finding notKnown(String name) {
    return new Finding(name, NOT_KNOWN, null, null);
  }
}
