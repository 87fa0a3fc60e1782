package org.allocrace.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.ControlResult;
import org.allocrace.analysis.ControlVerdict;
import org.allocrace.analysis.RunResult;
import org.allocrace.model.Mode;
import org.allocrace.report.Validity.Level;
import org.allocrace.report.Validity.Point;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;

/** What the controls say of a run, in words. It stands before everything else about validity. */
final class ControlPoint {
  private static final double PER_CENT = 100;

  private final RunResult result;
  private final List<ControlResult> controls;
  private final List<ControlResult> pairs;

  private ControlPoint(RunResult result) {
    this.result = result;
    this.controls = result.controls();
    this.pairs = controls.stream().filter(one -> one.same() != null).toList();
  }

  static Point of(RunResult result) {
    ControlPoint words = new ControlPoint(result);
    return switch (result.controlVerdict()) {
      case VALID -> words.valid();
      case INVALID -> new Point(Level.WARNING, words.invalid());
      case UNDERPOWERED -> new Point(Level.WARNING, words.underpowered() + words.silent());
      case UNCHECKED -> new Point(Level.WARNING, words.unchecked());
    };
  }

  /** What must be read before any figure; empty where there is nothing of that kind. */
  static String banner(RunResult result) {
    return result.controlVerdict() == ControlVerdict.INVALID
        ? new ControlPoint(result).invalid()
        : "";
  }

  /** What is to be known about controls besides the verdict, and does not change it. */
  static List<Point> warnings(RunResult result) {
    List<Point> warnings = new ArrayList<>();
    List<String> off = new ArrayList<>();
    Set<String> failed = new LinkedHashSet<>();
    for (ControlResult one : result.controls()) {
      one.slowed().stream()
          .filter(ControlResult.Planted::isOff)
          .map(planted -> off(one, planted))
          .forEach(off::add);
      one.failed().forEach(invocation -> failed.add(invocation.cell().toString()));
    }
    if (!off.isEmpty()) {
      warnings.add(
          new Point(
              Level.WARNING,
              "%s. One interval in twenty does so by chance; otherwise the spin was not calibrated well, or the machine changed in between."
                  .formatted(String.join("; ", off))));
    }
    if (!failed.isEmpty()) {
      warnings.add(
          new Point(
              Level.WARNING,
              "Controls failed: %s. The reasons stand under the table of controls."
                  .formatted(Names.all(List.copyOf(failed)))));
    }
    return warnings;
  }

  /** Of a slowdown with an interval that leaves the planted value out. */
  static String off(ControlResult control, ControlResult.Planted planted) {
    return "+%s %% of %s measured as %s %%%s: the planted value lies outside"
        .formatted(
            planted.percent(),
            control.cell(),
            perCent(planted.comparison().ratio()),
            within(planted.comparison().interval()));
  }

  private static String within(@Nullable Interval interval) {
    return interval == null
        ? ""
        : " (%s to %s)".formatted(perCent(interval.low()), perCent(interval.high()));
  }

  private static String perCent(double ratio) {
    return Numbers.plain((ratio - 1) * PER_CENT);
  }

  private Point valid() {
    boolean planted =
        controls.stream().anyMatch(one -> one.measured(ControlResult.DECISIVE_PERCENT));
    return planted
        ? new Point(
            Level.FINE,
            "Valid. Identical things are called identical, and a planted slowdown of %s %% is seen."
                    .formatted(ControlResult.DECISIVE_PERCENT)
                + silent())
        : new Point(
            Level.NOTE,
            "Identical things are called identical. No planted slowdown of %s %% was measured, so that it is not known what this run would have seen."
                    .formatted(ControlResult.DECISIVE_PERCENT)
                + silent());
  }

  private String invalid() {
    List<String> alarms = new ArrayList<>();
    for (ControlResult one : controls) {
      Comparison same = one.same();
      Double p = one.adjustedP();
      if (one.alarms() && same != null && p != null) {
        alarms.add(
            "%s against itself %s, p %s after Holm"
                .formatted(one.cell(), Numbers.ratio(same), Numbers.plain(p)));
      }
    }
    return "INVALID. An A/A pair was called different: %s. Nothing may be concluded from this run."
        .formatted(String.join("; ", alarms));
  }

  private String underpowered() {
    Set<String> languages = new LinkedHashSet<>();
    List<String> missed = new ArrayList<>();
    for (ControlResult one : controls) {
      if (one.isBlind()) {
        languages.add(Names.languageOf(one.cell().contender()));
        one.slowed().stream()
            .filter(planted -> planted.percent() == ControlResult.DECISIVE_PERCENT)
            .map(planted -> one.cell() + " " + seen(planted.comparison()))
            .forEach(missed::add);
      }
    }
    return "Underpowered. The planted slowdown of %s %% was not seen in %s (%s): “equivalent” is therefore reported as inconclusive there."
        .formatted(
            ControlResult.DECISIVE_PERCENT,
            Names.all(List.copyOf(languages)),
            String.join("; ", missed));
  }

  private static String seen(Comparison comparison) {
    return comparison.interval() == null
        ? "%s, and an interval needs at least %s"
            .formatted(Names.counted(comparison.pairs(), "block"), comparison.pairsNeeded())
        : Numbers.ratio(comparison);
  }

  private String unchecked() {
    String why;
    if (!result.run().study().modes().containsKey(Mode.THROUGHPUT)) {
      why = "controls compare times per operation, which this study does not ask for";
    } else if (controls.isEmpty()) {
      why = "this run has no controls";
    } else if (pairs.isEmpty()) {
      why = "no block has both sides of an A/A pair";
    } else {
      int blocks =
          pairs.stream()
              .map(ControlResult::same)
              .mapToInt(same -> same == null ? 0 : same.pairs())
              .max()
              .orElse(0);
      why =
          "with %s an alarm takes at least %s, and there are %s"
              .formatted(
                  Names.counted(pairs.size(), "A/A pair"),
                  Names.counted(ControlResult.fewestBlocks(pairs.size()), "block"),
                  blocks);
    }
    return "Unchecked: %s. Whether this run calls identical things identical is not known."
        .formatted(why);
  }

  /** Languages with figures for which no A/A pair speaks. */
  private String silent() {
    Set<String> languages = new LinkedHashSet<>();
    result.traces().stream()
        .flatMap(trace -> trace.cells().stream())
        .filter(Standing::isTimed)
        .map(CellResult::contender)
        .filter(contender -> !contender.isControl())
        .forEach(contender -> languages.add(Names.language(contender.language())));
    pairs.forEach(one -> languages.remove(Names.languageOf(one.cell().contender())));
    return languages.isEmpty()
        ? ""
        : " No control speaks for %s.".formatted(Names.all(List.copyOf(languages)));
  }
}
