package org.allocrace.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.allocrace.contender.Catalogue;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.DriverException;
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
   * Replays through the named contenders; programs run side by side, for nothing is timed here.
   *
   * @param unpacked the trace as a replay program reads it
   * @return program by program, in the order of the names
   */
  List<Verification> run(Trace trace, Path unpacked, List<String> contenders)
      throws InterruptedException {
    // As many as processors: a JVM of another kind has a heap of its own.
    ExecutorService running =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<List<Verification>>> results = new ArrayList<>();
      for (String program : contenders.stream().map(ContenderFacts::program).distinct().toList()) {
        List<String> wanted =
            contenders.stream()
                .filter(name -> ContenderFacts.program(name).equals(program))
                .toList();
        results.add(
            running.submit(
                () ->
                    program.equals(Programs.JAVA)
                        ? wanted.stream().map(one -> inProcess(Catalogue.get(one), trace)).toList()
                        : program(program, unpacked, wanted)));
      }
      List<Verification> all = new ArrayList<>();
      for (Future<List<Verification>> result : results) {
        all.addAll(result.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      // An interrupt reaches the programs and stops them.
      var _ = running.shutdownNow();
      running.close();
    }
  }

  /** A contender with a bug fails alone, as one in another process does. */
  private Verification inProcess(ContenderFacts contender, Trace trace) {
    try {
      return JavaContenders.verify(contender, trace);
    } catch (RuntimeException e) {
      return broken(contender.name(), e.toString());
    }
  }

  /**
   * All contenders of a program in one process. If that fails, each has another chance alone, so
   * that one that crashes does not take the others with it. Those whose operations are calls are
   * alone from the start: a JVM has the functions of one session.
   */
  private List<Verification> program(String name, Path unpacked, List<String> names)
      throws InterruptedException {
    ReplayProgram program;
    boolean alone;
    try {
      program = new ReplayProgram(programs.launch(name), LIMIT);
      alone = programs.isByOperation(name);
    } catch (DriverException e) {
      return names.stream().map(one -> broken(one, String.valueOf(e.getMessage()))).toList();
    }
    try {
      return alone ? alone(program, unpacked, names) : verify(program, unpacked, names);
    } catch (ReplayProgramException e) {
      return alone(program, unpacked, names);
    }
  }

  private List<Verification> alone(ReplayProgram program, Path unpacked, List<String> names)
      throws InterruptedException {
    List<Verification> alone = new ArrayList<>();
    for (String one : names) {
      try {
        alone.addAll(verify(program, unpacked, List.of(one)));
      } catch (ReplayProgramException own) {
        alone.add(broken(one, String.valueOf(own.getMessage())));
      }
    }
    return alone;
  }

  private Verification broken(String contender, String why) {
    err.println("allocrace: " + contender + ": " + why);
    return new Verification(contender, null, null, INTERNAL, null, null);
  }

  private List<Verification> verify(ReplayProgram program, Path unpacked, List<String> names)
      throws ReplayProgramException, InterruptedException {
    return program.verify(List.of(unpacked), names, maxSize).getOrDefault(unpacked, List.of());
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
    } catch (ReplayProgramException | DriverException e) {
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
      throws ReplayProgramException, DriverException, InterruptedException {
    String program = ContenderFacts.program(contender);
    return program.equals(Programs.JAVA)
        ? JavaContenders.checkpoints(Catalogue.get(contender), trace)
        : new ReplayProgram(programs.launch(program), LIMIT)
            .checkpoints(unpacked, contender, maxSize);
  }
}
