package org.allocrace.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.allocrace.contender.Catalogue;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.process.ReplayProgram;
import org.allocrace.driver.process.ReplayProgramException;
import org.allocrace.model.Checkpoint;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Verification;
import org.allocrace.trace.Trace;

/** The checking replay of one trace through contenders of every language. */
final class CrossCheck {
  /** The code of a program that gave no result at all. */
  static final String INTERNAL = "internal";

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Programs programs;
  private final int maxSize;
  private final PrintWriter err;

  CrossCheck(Programs programs, int maxSize, PrintWriter err) {
    this.programs = programs;
    this.maxSize = maxSize;
    this.err = err;
  }

  /**
   * Replays through the named contenders, in the catalogue's order.
   *
   * @param unpacked the trace as a replay program reads it
   */
  List<Verification> run(Trace trace, Path unpacked, List<String> contenders)
      throws InterruptedException {
    List<Verification> results = new ArrayList<>();
    for (String language : Catalogue.LANGUAGES) {
      List<ContenderFacts> wanted =
          Catalogue.of(language).stream()
              .filter(facts -> contenders.contains(facts.name()))
              .toList();
      if (language.equals(Programs.JAVA)) {
        wanted.forEach(facts -> results.add(JavaContenders.verify(facts, trace)));
      } else if (!wanted.isEmpty()) {
        results.addAll(program(language, unpacked, wanted));
      }
    }
    return results;
  }

  /** A program that fails is a failure of each of its contenders. */
  private List<Verification> program(String language, Path unpacked, List<ContenderFacts> wanted)
      throws InterruptedException {
    List<String> names = wanted.stream().map(ContenderFacts::name).toList();
    try {
      return new ReplayProgram(programs.executable(language), LIMIT)
          .verify(List.of(unpacked), names, maxSize)
          .getOrDefault(unpacked, List.of());
    } catch (ReplayProgramException e) {
      err.println("allocrace: " + e.getMessage());
      return names.stream()
          .map(name -> new Verification(name, null, null, INTERNAL, null, null))
          .toList();
    }
  }

  /**
   * Where a contender first differs from another, in words; the two ran the same trace to its end.
   */
  String firstDifference(Trace trace, Path unpacked, String contender, String other)
      throws InterruptedException {
    try {
      List<Checkpoint> mine = checkpoints(trace, unpacked, contender);
      List<Checkpoint> theirs = checkpoints(trace, unpacked, other);
      long equal = 0;
      for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
        if (!agree(mine.get(i), theirs.get(i))) {
          return "first differs from %s between operations %d and %d"
              .formatted(other, equal, mine.get(i).operations());
        }
        equal = mine.get(i).operations();
      }
      return "its timed loop did other work than that of " + other;
    } catch (ReplayProgramException e) {
      return "where it differs is not known: " + e.getMessage();
    }
  }

  /** A placement counts only where both have one. */
  private static boolean agree(Checkpoint one, Checkpoint other) {
    return one.contents().equals(other.contents())
        && (one.placement() == null
            || other.placement() == null
            || one.placement().equals(other.placement()));
  }

  private List<Checkpoint> checkpoints(Trace trace, Path unpacked, String contender)
      throws ReplayProgramException, InterruptedException {
    String language = ContenderFacts.language(contender);
    return language.equals(Programs.JAVA)
        ? JavaContenders.checkpoints(Catalogue.get(contender), trace)
        : new ReplayProgram(programs.executable(language), LIMIT)
            .checkpoints(unpacked, contender, maxSize);
  }
}
