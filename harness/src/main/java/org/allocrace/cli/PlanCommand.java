package org.allocrace.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.allocrace.analysis.PlanResult;
import org.allocrace.analysis.Planner;
import org.allocrace.contender.Catalogue;
import org.allocrace.runfile.RunFileException;
import org.allocrace.runfile.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allocrace plan}. */
@Command(
    name = "plan",
    description = {
      "From a pilot run: how many blocks, and minutes, each of its comparisons needs to see a change",
      "of a given size (power 80 %, level 5 %, at the spread that the pilot had). Nothing is measured."
    },
    footer = {
      "",
      "The spread of a pilot of n blocks is itself known to about 1/sqrt(2n) of itself only: six",
      "blocks tell it to within 30 %, twenty to within 16 %.",
      "Example: allocrace plan reports/vm-2core/quick --detect 2%"
    },
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private static final double LEAST_PERCENT = 0.01;
  private static final double MOST_PERCENT = 100;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PILOT", description = "the folder of a run")
  private Path folder;

  @Option(
      names = "--detect",
      required = true,
      paramLabel = "PERCENT",
      description = "the change that shall be seen: 2%%, or 0.5%%")
  private String detect;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
  PlanCommand() {}

  @Override
  public Integer call() throws Exception {
    double ratio = ratio(detect);
    RunFolder pilot = new RunFolder(folder);
    try {
      PlanResult plan =
          new Planner(
                  pilot.run(),
                  Catalogue.named(pilot.run().study().contenders()),
                  pilot.invocations())
              .detect(ratio);
      print(plan, spec.commandLine().getOut());
      return ExitCode.FINE;
    } catch (RunFileException e) {
      throw new UserException(String.valueOf(e.getMessage()), e);
    }
  }

  private static double ratio(String percent) throws UserException {
    try {
      double value = Double.parseDouble(percent.replaceFirst("%$", ""));
      if (value >= LEAST_PERCENT && value <= MOST_PERCENT) {
        return 1 + value / MOST_PERCENT;
      }
    } catch (NumberFormatException e) {
      // Said below, together with what is allowed.
    }
    throw new UserException(
        "--detect is \"%s\"; it takes per cents from 0.01 to 100, as 2%%".formatted(percent));
  }

  private static void print(PlanResult plan, PrintWriter out) throws UserException {
    if (plan.rows().isEmpty()) {
      throw new UserException(
          "the pilot compares nothing: its study needs references, or the heap of a language");
    }
    out.printf(
        Locale.ROOT,
        "To see a change of %.3g %% (power 80 %%, level 5 %%); a block takes %.1f s%n%n",
        (plan.ratio() - 1) * MOST_PERCENT,
        plan.secondsPerBlock());
    String line = "%-26s %-18s %-14s %6s %8s %8s %8s %9s%n";
    out.printf(
        Locale.ROOT,
        line,
        "contender",
        "trace",
        "against",
        "pilot",
        "spread",
        "sees",
        "blocks",
        "minutes");
    List<PlanResult.Row> rows =
        plan.rows().stream()
            .sorted(
                Comparator.comparing(
                    PlanResult.Row::blocks, Comparator.nullsFirst(Comparator.reverseOrder())))
            .toList();
    for (PlanResult.Row row : rows) {
      Integer blocks = row.blocks();
      out.printf(
          Locale.ROOT,
          line,
          row.cell().contender(),
          row.cell().trace(),
          row.reference(),
          row.pairs(),
          percent(row.deviation(), 0),
          percent(row.detectable(), 1),
          blocks == null ? "-" : Integer.toString(blocks),
          blocks == null ? "-" : String.format(Locale.ROOT, "%.1f", plan.minutes(blocks)));
    }
    OptionalInt all = plan.blocksForAll();
    out.println();
    out.println(
        all.isPresent()
            ? String.format(
                Locale.ROOT,
                "All of them: %d blocks of throughput, about %.0f minutes.",
                all.getAsInt(),
                Math.ceil(plan.minutes(all.getAsInt())))
            : "Not all of them have an answer: a pilot needs two blocks at least, and a spread that"
                + " a million blocks can overcome.");
    out.flush();
  }

  private static String percent(@Nullable Double value, double above) {
    return value == null
        ? "-"
        : String.format(Locale.ROOT, "%.2g %%", (value - above) * MOST_PERCENT);
  }
}
