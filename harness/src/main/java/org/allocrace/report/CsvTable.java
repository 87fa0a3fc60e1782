package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Rows by RFC 4180: fields in quotes where they need it, lines ended by CR LF, a head. Numbers have
 * all their digits; what does not exist is empty.
 */
final class CsvTable {
  /** The columns. New ones are added at the end only. */
  private static final List<String> HEAD =
      List.of(
          "trace",
          "kind",
          "contender",
          "language",
          "mode",
          "metric",
          "unit",
          "value",
          "low",
          "high",
          "confidence",
          "invocations",
          "reference",
          "verdict",
          "reason");

  /** A field without content. */
  static final String NONE = "";

  private final StringBuilder text = new StringBuilder();

  /** With its head. */
  CsvTable() {
    line(HEAD);
  }

  /** The rows so far. */
  String text() {
    return text.toString();
  }

  /** Rows about a contender on a trace; what does not apply is empty. */
  Rows rows(String trace, String kind, String contender, String language) {
    return new Rows(List.of(trace, kind, contender, language));
  }

  /** A figure; its invocations are empty where it is not one of several. */
  record Value(@Nullable Double figure, @Nullable Interval interval, String invocations) {
    static final Value NONE = new Value(null, null, CsvTable.NONE);

    static Value of(SampleEstimate estimate) {
      return new Value(
          estimate.point(), estimate.interval(), Integer.toString(estimate.invocations().size()));
    }

    static Value of(double figure, int invocations) {
      return new Value(figure, null, Integer.toString(invocations));
    }

    static Value of(double figure) {
      return new Value(figure, null, "");
    }

    static Value of(@Nullable Long figure) {
      return new Value(figure == null ? null : figure.doubleValue(), null, "");
    }
  }

  /** Rows with the same first fields. A figure that does not exist has no row. */
  final class Rows {
    private final List<String> about;

    private Rows(List<String> about) {
      this.about = about;
    }

    void add(String mode, String metric, String unit, Value value) {
      add(mode, metric, unit, value, NONE);
    }

    void add(String mode, String metric, String unit, Value value, String reference) {
      if (!Numbers.exact(value.figure()).isEmpty()) {
        add(mode, metric, unit, value, reference, NONE, NONE);
      }
    }

    void add(
        String mode,
        String metric,
        String unit,
        Value value,
        String reference,
        String verdict,
        String reason) {
      Interval interval = value.interval();
      List<String> fields = new ArrayList<>(about);
      fields.addAll(
          List.of(
              mode,
              metric,
              unit,
              Numbers.exact(value.figure()),
              interval == null ? NONE : Numbers.exact(interval.low()),
              interval == null ? NONE : Numbers.exact(interval.high()),
              interval == null ? NONE : Numbers.exact(interval.confidence()),
              value.invocations(),
              reference,
              verdict,
              reason));
      line(fields);
    }
  }

  private void line(List<String> fields) {
    for (int i = 0; i < fields.size(); i++) {
      text.append(i == 0 ? "" : ",").append(quoted(fields.get(i)));
    }
    text.append("\r\n");
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
