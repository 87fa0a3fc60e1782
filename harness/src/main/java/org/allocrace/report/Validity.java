package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Environment;
import org.allocrace.model.Mode;
import org.allocrace.model.Run;

/** Whether the figures of a run may be relied on, point by point. */
final class Validity {
  /** With fewer blocks there is no exact interval of 95 %, neither of a median nor of a ratio. */
  private static final int FEWEST_BLOCKS = 6;

  private final RunResult result;
  private final Environment environment;

  Validity(RunResult result, Environment environment) {
    this.result = result;
    this.environment = environment;
  }

  /**
   * One point.
   *
   * @param text a sentence or more
   */
  record Point(Level level, String text) {
    /** The class in the style sheet, and the word in front of the sentence. */
    String style() {
      return level.name().toLowerCase(Locale.ROOT);
    }
  }

  /** How much a point takes away. */
  enum Level {
    FINE,
    NOTE,
    WARNING
  }

  /** The verdict of the controls; the controls themselves stand below it in a table. */
  Point verdict() {
    return ControlPoint.of(result);
  }

  /**
   * Everything else: first what else the controls show, then what the machine did, then how it was
   * found, then the run itself.
   */
  List<Point> points() {
    List<Point> points = new ArrayList<>(ControlPoint.warnings(result));
    points.addAll(NoisePoints.of(result.noise()));
    points.addAll(CheckupPoints.of(environment.checkup()));
    points.add(agreement());
    points.add(invocations());
    points.addAll(failures());
    result.run().absent().stream().map(Validity::absent).forEach(points::add);
    if (result.run().study().modes().containsKey(Mode.THROUGHPUT)) {
      points.add(blocks());
      points.add(multiplicity());
    }
    if (Boolean.TRUE.equals(environment.virtual())) {
      points.add(
          new Point(
              Level.NOTE,
              "The machine is a virtual one: neighbours and the hypervisor are in the figures;"
                  + " trust the ratios, which are paired by block, before the nanoseconds."));
    }
    Double load = environment.load();
    // The checkup, where there is one, has judged the load already.
    boolean busy = load != null && load > environment.processors() / 2.0;
    if (load != null && busy && environment.checkup() == null) {
      points.add(
          new Point(
              Level.WARNING,
              "The machine was busy when the run began: load %s on %s. Other work may be in the figures."
                  .formatted(
                      Numbers.plain(load), Names.counted(environment.processors(), "processor"))));
    }
    String commit = environment.commit();
    if (commit != null && commit.endsWith("-dirty")) {
      points.add(
          new Point(
              Level.NOTE, "The sources of the suite were changed after commit " + commit + "."));
    }
    return points;
  }

  private Point agreement() {
    List<String> differing = new ArrayList<>();
    int agreeing = 0;
    for (TraceResult trace : result.traces()) {
      for (CellResult cell : trace.cells()) {
        if (Word.of(trace, cell) == Word.DISAGREES) {
          differing.add(cell.facts().cell().toString());
        } else if (cell.facts().status() == CellFacts.Status.AGREES) {
          agreeing++;
        }
      }
      trace.aged().stream()
          .filter(aged -> Word.of(aged) == Word.DISAGREES)
          .map(aged -> aged.facts().cell().toString())
          .forEach(differing::add);
    }
    if (differing.isEmpty()) {
      return agreeing == 0
          ? new Point(Level.WARNING, "No contender proved on any trace that it does the same work.")
          : new Point(
              Level.FINE,
              "The same work: the digests of all %s that ran agree, before and during the timing."
                  .formatted(Names.counted(agreeing, "cell")));
    }
    return new Point(
        Level.WARNING,
        "Contenders disagree about the work, and nothing of these cells is used: %s. The other %s agree."
            .formatted(Names.all(differing), Names.counted(agreeing, "cell")));
  }

  private List<Point> failures() {
    List<String> failed =
        result.traces().stream()
            .flatMap(trace -> trace.cells().stream())
            .filter(CellResult::hasFailed)
            .map(cell -> cell.facts().cell().toString())
            .toList();
    return failed.isEmpty()
        ? List.of()
        : List.of(
            new Point(
                Level.WARNING,
                "Failed, in verification or in every invocation of a mode: %s. The reasons stand with the traces."
                    .formatted(Names.all(failed))));
  }

  private Point invocations() {
    int missing = result.planned() - result.measured() - result.failed();
    String text =
        "Invocations: %s planned, %s measured, %s failed"
            .formatted(result.planned(), result.measured(), result.failed());
    Run run = result.run();
    if (run.finished() == null) {
      text += ". The run has not ended: this is what there is so far";
    } else if (missing > 0) {
      text += ", " + missing + " not run";
    }
    boolean whole = result.failed() == 0 && missing <= 0 && run.finished() != null;
    return new Point(
        whole && result.measured() > 0 ? Level.FINE : Level.WARNING,
        text + ". No invocation was dropped for its result.");
  }

  private static Point absent(Run.Absent absent) {
    // A runtime is optional: without it there are fewer cells, and the others are as good.
    boolean whole = ContenderFacts.runtime(absent.language()) == null;
    return new Point(
        whole ? Level.WARNING : Level.NOTE,
        "%s is absent: %s".formatted(Names.program(absent.language()), absent.reason()));
  }

  private Point blocks() {
    int blocks =
        result.traces().stream()
            .flatMap(trace -> trace.cells().stream())
            .filter(Standing::isTimed)
            .mapToInt(cell -> Standing.throughput(cell).nsPerOperation().invocations().size())
            .min()
            .orElse(0);
    return blocks < FEWEST_BLOCKS
        ? new Point(
            Level.WARNING,
            "%s of throughput: no intervals, and every comparison is inconclusive. An interval of 95 %% needs at least %s."
                .formatted(Names.counted(blocks, "block"), FEWEST_BLOCKS))
        : new Point(
            Level.FINE,
            "%s of throughput: enough for intervals of 95 %%."
                .formatted(Names.counted(blocks, "block")));
  }

  private Point multiplicity() {
    boolean runtimes = result.traces().stream().anyMatch(trace -> !trace.runtimes().isEmpty());
    return new Point(
        Level.NOTE,
        ("%s with a reference%s a heap%s; none is corrected for there being"
                + " many. Of a hundred intervals of 95 %% about five miss the true ratio.")
            .formatted(
                Names.counted(result.comparisons(), "comparison"),
                runtimes ? "," : " or",
                runtimes ? " or another runtime" : ""));
  }
}
