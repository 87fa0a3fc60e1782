package org.allocrace.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.allocrace.analysis.Analyzer;
import org.allocrace.analysis.NoiseRule;
import org.allocrace.analysis.Widest;
import org.allocrace.contender.Catalogue;
import org.allocrace.driver.Driver;
import org.allocrace.engine.Engine;
import org.allocrace.engine.Plan;
import org.allocrace.engine.Watch;
import org.allocrace.machine.AllowedProcessors;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.Invocation;
import org.allocrace.model.Run;
import org.allocrace.runfile.RunFileException;
import org.allocrace.runfile.RunFolder;
import org.allocrace.study.Block;
import org.allocrace.study.Blocks;
import org.jspecify.annotations.Nullable;

/** From the head of a run to its samples. */
final class Measuring {
  private final Run run;
  private final RunFolder folder;
  private final PrintWriter err;

  Measuring(Run run, RunFolder folder, PrintWriter err) {
    this.run = run;
    this.folder = folder;
    this.err = err;
  }

  /** Runs what is not done yet; returns whether all of it is done then. */
  boolean measure(Map<String, Driver> drivers, Map<String, Path> files, Watch watch)
      throws IOException, RunFileException {
    List<Cell> cells =
        run.cells().stream()
            .filter(cell -> cell.status() == CellFacts.Status.AGREES)
            .map(CellFacts::cell)
            .toList();
    List<Block> blocks = new Blocks(run.study()).of(cells);
    int steps = blocks.stream().mapToInt(block -> block.steps().size()).sum();
    List<Invocation> done = folder.invocations();
    Engine engine =
        new Engine(
            run.study(),
            drivers,
            files,
            Clock.systemUTC(),
            watch,
            NoiseRule::objection,
            lastProcessor());
    try (ConsoleProgress progress = new ConsoleProgress(err, Math.max(0, steps - done.size()))) {
      engine.run(plan(blocks), done, folder::append, progress);
      return true;
    } catch (InterruptedException e) {
      err.println("allocrace: stopped; what was finished is kept");
      return false;
    }
  }

  /** Null where the system does not tell: then nothing is pinned. */
  private static @Nullable Integer lastProcessor() {
    OptionalInt last = AllowedProcessors.here().last();
    return last.isPresent() ? last.getAsInt() : null;
  }

  private Plan plan(List<Block> blocks) {
    Integer budget = run.study().sampling().budgetSeconds();
    return budget == null
        ? Plan.of(blocks)
        : new BudgetPlan(run.study(), blocks, budget, this::widest);
  }

  private List<Cell> widest(List<Invocation> invocations) {
    return Widest.of(
        new Analyzer(run, Catalogue.named(run.study().contenders()), invocations).analyze());
  }
}
