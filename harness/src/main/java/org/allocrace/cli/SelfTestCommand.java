package org.allocrace.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.allocrace.analysis.BlockValues;
import org.allocrace.driver.Driver;
import org.allocrace.driver.DriverException;
import org.allocrace.runfile.RunFileException;
import org.allocrace.runfile.RunFolder;
import org.allocrace.selftest.GoalResult;
import org.allocrace.selftest.SelfTest;
import org.allocrace.selftest.StoredBlocks;
import org.allocrace.study.Defaults;
import org.allocrace.trace.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allocrace selftest}. */
@Command(
    name = "selftest",
    description = {
      "Show that identical things are called identical, that a planted slowdown is seen, that",
      "intervals cover and that statistics are right: goals, and what this version comes to.",
      "Simulates, and draws the noise of this machine from the blocks of a stored run."
    },
    footer = {
      "",
      "Exit code 1 if a goal that does not depend on the machine is not reached.",
      "docs/selftest.md explains each goal.",
      "Example: allocrace selftest reports/vm-2core/quick"
    },
    mixinStandardHelpOptions = true)
final class SelfTestCommand implements Callable<Integer> {
  private static final String PUBLISHED = "reports/vm-2core/quick";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "the folder of a run (default: " + PUBLISHED + " if it is there)")
  private @Nullable Path run;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of all random numbers (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(names = "--json", description = "one JSON document instead of the table")
  private boolean json;

  @Option(
      names = "--live",
      description = "measure A/A pairs and planted slowdowns on this machine as well")
  private boolean live;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description = "of --live, 1 to 1000 (default: ${DEFAULT-VALUE})")
  private int liveBlocks = 12;

  @Mixin private LanguageSelection languages = new LanguageSelection();

  private final Path home = Path.of(System.getProperty("allocrace.home", "."));
  private final SelfTest.Sizes sizes;

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  SelfTestCommand() {
    this(SelfTest.Sizes.FULL);
  }

  /** With fewer trials, for tests. */
  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  SelfTestCommand(SelfTest.Sizes sizes) {
    this.sizes = sizes;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (liveBlocks < 1 || liveBlocks > 1000) {
      throw new UserException("--blocks takes 1 to 1000, not " + liveBlocks);
    }
    StoredBlocks blocks = blocks(err);
    List<GoalResult> results = new ArrayList<>();
    if (live) {
      // Before the simulations, which would heat the machine.
      results.addAll(live(err));
    }
    List<GoalResult> simulated =
        new SelfTest(seed, sizes)
            .results(
                blocks,
                next -> {
                  err.println("selftest: " + next);
                  err.flush();
                });
    results.addAll(0, simulated);
    GoalTable table = new GoalTable(seed, results);
    if (json) {
      out.println(table.json());
    } else {
      table.print(out, spec.commandLine().getColorScheme().ansi());
    }
    out.flush();
    return results.stream().anyMatch(GoalResult::isFault) ? ExitCode.TOOL_FAILED : ExitCode.FINE;
  }

  private List<GoalResult> live(PrintWriter err)
      throws IOException, UserException, InterruptedException {
    Programs programs = new Programs(home);
    Map<String, Driver> drivers = new LinkedHashMap<>();
    try (Interruption _ = new Interruption();
        UnpackedTraces unpacked = new UnpackedTraces()) {
      for (String language : languages.selected()) {
        Driver driver = programs.driver(language);
        driver.describe();
        drivers.put(language, driver);
      }
      Path file = home.resolve("traces").resolve(LivePairs.TRACE + ".atr.gz");
      Path trace = unpacked.add(TraceFiles.open(file, new Limits(Defaults.MAX_SIZE)));
      return new LivePairs(drivers, trace, liveBlocks, seed, new NoiseWatch()).results(err);
    } catch (DriverException e) {
      throw new UserException(String.valueOf(e.getMessage()), e);
    }
  }

  private StoredBlocks blocks(PrintWriter err) throws IOException, UserException {
    RunFolder folder = new RunFolder(run == null ? home.resolve(PUBLISHED) : run);
    if (run == null && !folder.exists()) {
      return StoredBlocks.of(Map.of());
    }
    try {
      // Refuses a folder of another version before its samples are read.
      folder.run();
      StoredBlocks blocks = StoredBlocks.of(BlockValues.of(folder.invocations()));
      err.printf(
          Locale.ROOT,
          "selftest: %d cells of %s in %d blocks; left out: %d cells and %d blocks that are not whole%n",
          blocks.cells(),
          folder.path(),
          blocks.blocks(),
          blocks.leftOut(),
          blocks.blocksLeftOut());
      return blocks;
    } catch (RunFileException e) {
      throw new UserException(String.valueOf(e.getMessage()), e);
    }
  }
}
