package org.allocrace.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allocrace.analysis.Floor;

/**
 * A contender that is the fastest of its language on some traces of a kind.
 *
 * @param language as it is printed
 * @param standings one for each trace on which it is the fastest; not empty
 * @param traces how many of the kind there are
 */
record Win(String language, List<Standing> standings, int traces) {
  Win {
    standings = List.copyOf(standings);
  }

  String sentence() {
    return standings.size() == 1 ? onOne() : onMany();
  }

  private String winner() {
    var contender = standings.getFirst().cell().contender();
    return contender.description().isBlank()
        ? contender.name()
        : contender.name() + " (" + contender.description() + ")";
  }

  private String onOne() {
    Standing only = standings.getFirst();
    List<String> rivals = only.rivals();
    String position = rivals.isEmpty() ? "is the fastest at " : "has the lowest median, ";
    String doubt =
        rivals.isEmpty()
            ? ""
            : ". Who is the fastest of the language is inconclusive: "
                + Names.all(rivals)
                + " may be as fast";
    return "%s: on %s, %s %s%s; %s%s."
        .formatted(
            language, only.traceName(), winner(), position, only.gross(), only.verdict(), doubt);
  }

  private String onMany() {
    Standing lowest = sorted().getFirst();
    Standing highest = sorted().getLast();
    return "%s: %s has the lowest median on %s of %s traces (%s), from %s on %s to %s on %s%s."
        .formatted(
            language,
            winner(),
            standings.size() == traces ? "all" : Integer.toString(standings.size()),
            traces,
            words(),
            lowest.verdict(),
            lowest.traceName(),
            highest.verdict(),
            highest.traceName(),
            floors());
  }

  private List<Standing> sorted() {
    return standings.stream().sorted(Comparator.comparingDouble(Standing::ratio)).toList();
  }

  /** {@code faster 3, inconclusive 1}: what became of the comparisons with the reference. */
  private String words() {
    Map<Word, Integer> counts = new LinkedHashMap<>();
    standings.forEach(one -> counts.merge(one.word(), 1, Integer::sum));
    return Names.all(
        counts.entrySet().stream().map(e -> e.getKey().text() + " on " + e.getValue()).toList());
  }

  private String floors() {
    List<Double> shares =
        standings.stream()
            .map(one -> one.throughput().floor())
            .filter(Objects::nonNull)
            .map(Floor::share)
            .sorted()
            .toList();
    return shares.isEmpty()
        ? ""
        : "; %s to %s of its time is the replay loop's floor"
            .formatted(Numbers.percent(shares.getFirst()), Numbers.percent(shares.getLast()));
  }
}
