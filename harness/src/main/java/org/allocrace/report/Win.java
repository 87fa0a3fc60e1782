package org.allocrace.report;

import java.util.List;
import java.util.Objects;
import org.allocrace.analysis.Comparison;

/**
 * A contender that has the lowest median of its language on some traces of a kind.
 *
 * @param language as it is printed
 * @param standings one for each of these traces; not empty
 */
record Win(String language, List<Standing> standings) {
  /** So many traces are told one by one; of more only the two ends. */
  private static final int MOST_TOLD = 4;

  Win {
    standings = List.copyOf(standings);
  }

  String sentence() {
    return standings.size() <= MOST_TOLD
        ? "%s, %s: %s."
            .formatted(
                language, winner(), String.join("; ", standings.stream().map(Win::told).toList()))
        : "%s, %s on %d traces: %s."
            .formatted(language, winner(), standings.size(), String.join("; ", ends()));
  }

  private String winner() {
    var contender = standings.getFirst().cell().contender();
    return contender.description().isBlank()
        ? contender.name()
        : contender.name() + " (" + contender.description() + ")";
  }

  private static String told(Standing one) {
    List<String> rivals = one.rivals();
    return "on %s %s, %s%s"
        .formatted(
            one.traceName(),
            one.gross(),
            one.verdicts(),
            rivals.isEmpty() ? "" : " (" + Names.all(rivals) + " may be as fast)");
  }

  private List<String> ends() {
    return List.of(end("at best", -1), end("at worst", 1));
  }

  /** Next to the general allocator, which is the question; next to the reference where it lacks. */
  private String end(String word, int sign) {
    Standing end =
        standings.stream()
            .max((one, other) -> sign * Double.compare(one.ratio(), other.ratio()))
            .orElseThrow();
    Comparison comparison = end.primary();
    return comparison == null
        ? "%s %s on %s".formatted(word, end.gross(), end.traceName())
        : "%s %s on %s"
            .formatted(word, Standing.judged(Objects.requireNonNull(comparison)), end.traceName());
  }
}
