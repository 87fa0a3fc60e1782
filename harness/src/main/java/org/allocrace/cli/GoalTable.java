package org.allocrace.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.allocrace.selftest.Goal;
import org.allocrace.selftest.GoalResult;
import org.allocrace.selftest.Measured;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** The goals of the self-test and what came out, for people and for programs. */
final class GoalTable {
  private static final String ROW = "%s %s %s %s %s%n";

  private final long seed;
  private final List<GoalResult> results;

  GoalTable(long seed, List<GoalResult> results) {
    this.seed = seed;
    this.results = List.copyOf(results);
  }

  /**
   * One goal, for programs. Shares are from 0 to 1; what is null does not apply.
   *
   * @param measured a share, or the largest relative error
   */
  private record Row(
      String metric,
      boolean machineDependent,
      String goal,
      @Nullable Double measured,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Integer trials,
      @Nullable String reason,
      String outcome) {}

  private record Page(long seed, boolean passed, List<Row> goals) {}

  String json() throws JsonProcessingException {
    boolean passed = results.stream().noneMatch(GoalResult::isFault);
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(new Page(seed, passed, results.stream().map(GoalTable::row).toList()));
  }

  private static Row row(GoalResult one) {
    String goal = words(one.goal());
    String outcome = words(one.outcome());
    return switch (one.measured()) {
      case Measured.Share share -> {
        Interval interval = share.interval();
        yield new Row(
            one.metric(),
            one.ofMachine(),
            goal,
            share.value(),
            interval.low(),
            interval.high(),
            share.trials(),
            null,
            outcome);
      }
      case Measured.WorstError worst -> {
        // JSON has no infinity.
        Double error = Double.isFinite(worst.relative()) ? (Double) worst.relative() : null;
        yield new Row(
            one.metric(), one.ofMachine(), goal, error, null, null, null, worst.of(), outcome);
      }
      case Measured.Nothing(String reason) ->
          new Row(one.metric(), one.ofMachine(), goal, null, null, null, null, reason, outcome);
    };
  }

  void print(PrintWriter out, Ansi ansi) {
    int metric = width(results.stream().map(GoalResult::metric).toList(), "metric");
    int goal = width(results.stream().map(one -> words(one.goal())).toList(), "goal");
    int measured =
        width(
            results.stream().map(one -> words(one.measured())).toList(), "measured (95 % bounds)");
    out.printf(
        ROW,
        padded("metric", metric),
        padded("goal", goal),
        padded("measured (95 % bounds)", measured),
        padded("depends on", 11),
        "outcome");
    for (GoalResult one : results) {
      out.printf(
          ROW,
          padded(one.metric(), metric),
          padded(words(one.goal()), goal),
          padded(words(one.measured()), measured),
          padded(one.ofMachine() ? "machine" : "nothing", 11),
          ansi.string(coloured(one.outcome())));
    }
    out.println();
    out.println(summary());
  }

  private String summary() {
    long without = results.stream().filter(one -> !one.ofMachine() && counts(one)).count();
    long faults = results.stream().filter(GoalResult::isFault).count();
    long ofMachine = results.stream().filter(one -> one.ofMachine() && counts(one)).count();
    long missed =
        results.stream()
            .filter(one -> one.ofMachine() && one.outcome() == GoalResult.Outcome.NOT_REACHED)
            .count();
    return String.format(
        Locale.ROOT,
        "seed %d: %d of %d goals that hold on every machine are reached, %d of %d of this machine",
        seed,
        without - faults,
        without,
        ofMachine - missed,
        ofMachine);
  }

  private static boolean counts(GoalResult one) {
    return switch (one.outcome()) {
      case REACHED, NOT_REACHED -> true;
      case NOT_MEASURED, NO_GOAL -> false;
    };
  }

  private static String coloured(GoalResult.Outcome outcome) {
    String words = words(outcome);
    return switch (outcome) {
      case REACHED -> "@|green " + words + "|@";
      case NOT_REACHED -> "@|bold,red " + words + "|@";
      case NOT_MEASURED, NO_GOAL -> words;
    };
  }

  private static String words(GoalResult.Outcome outcome) {
    return switch (outcome) {
      case REACHED -> "reached";
      case NOT_REACHED -> "not reached";
      case NOT_MEASURED -> "not measured";
      case NO_GOAL -> "no goal";
    };
  }

  private static String words(Goal goal) {
    return switch (goal) {
      case Goal.AtMost(double share, double bound) ->
          bound < 1
              ? "≤ %s %%, bound ≤ %s %%".formatted(percent(share), percent(bound))
              : "≤ %s %%".formatted(percent(share));
      case Goal.AtLeast(double share) -> "≥ %s %%".formatted(percent(share));
      case Goal.Between(double low, double high) ->
          "%s to %s %%".formatted(percent(low), percent(high));
      case Goal.ErrorAtMost(double relative) ->
          String.format(Locale.ROOT, "error ≤ %.0e", relative);
      case Goal.Shown() -> "-";
    };
  }

  /** Goals are whole or half per cent. */
  private static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.1f", 100 * share);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String words(Measured measured) {
    return switch (measured) {
      case Measured.Share share -> {
        Interval interval = share.interval();
        yield String.format(
            Locale.ROOT,
            "%.2f %% (%.2f to %.2f)",
            100 * share.value(),
            100 * interval.low(),
            100 * interval.high());
      }
      case Measured.WorstError worst ->
          Double.isFinite(worst.relative())
              ? String.format(
                  Locale.ROOT, "%.1e at worst of %d values", worst.relative(), worst.values())
              : "no number: " + worst.of();
      case Measured.Nothing(String reason) -> reason;
    };
  }

  private static int width(List<String> texts, String heading) {
    return Math.max(heading.length(), texts.stream().mapToInt(String::length).max().orElse(0) + 1);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
