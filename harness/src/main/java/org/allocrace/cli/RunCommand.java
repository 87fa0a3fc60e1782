package org.allocrace.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.allocrace.analysis.RunResult;
import org.allocrace.driver.Driver;
import org.allocrace.driver.DriverException;
import org.allocrace.driver.process.InstructionCounter;
import org.allocrace.machine.Doctor;
import org.allocrace.machine.Host;
import org.allocrace.model.Ageing;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Environment;
import org.allocrace.model.Mode;
import org.allocrace.model.ProgramFacts;
import org.allocrace.model.Run;
import org.allocrace.model.Study;
import org.allocrace.runfile.RunFileException;
import org.allocrace.runfile.RunFolder;
import org.allocrace.study.Defaults;
import org.allocrace.study.StudyException;
import org.allocrace.study.StudyFile;
import org.allocrace.trace.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allocrace run}. */
@Command(
    name = "run",
    description = {
      "Run a study: verify that every contender does the same work, measure in blocks of random",
      "order, and write a report. Without a file: studies/quick.yaml, about five minutes."
    },
    footer = {
      "",
      "Ctrl-C keeps what is finished; run again with --resume to go on.",
      "Example: allocrace run studies/quick.yaml --languages java,rust"
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "STUDY", description = "a study file, YAML")
  private @Nullable Path file;

  @Mixin private LanguageSelection languages = new LanguageSelection();

  @Option(
      names = "--resume",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FOLDER",
      description = "go on with a run that was stopped: the newest unfinished one, or this folder")
  private @Nullable String resume;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "a new folder for the run (default: reports/runs/TIME-MACHINE)")
  private @Nullable Path output;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = Lasting.class,
      description = {
        "measure for about so long (90s, 10m, 1h): when the study's blocks are done, blocks of",
        "the comparisons whose intervals are widest follow; verification is not counted"
      })
  private @Nullable Integer budget;

  @Option(
      names = "--age",
      split = ",",
      paramLabel = "PERCENT",
      description = {
        "measure contenders also after a littering phase of which so many per cent stay, 0 to 99;",
        "several with commas. Kinds heap and pool only"
      })
  private @Nullable List<Integer> age;

  @Option(
      names = "--strict",
      description = {
        "exit with 5 unless the controls say that the run is valid and the checkup before it",
        "found the machine usable"
      })
  private boolean strict;

  private final Path home = Path.of(System.getProperty("allocrace.home", "."));

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  RunCommand() {}

  @Override
  public Integer call() throws Exception {
    if (resume != null && (file != null || output != null || budget != null || age != null)) {
      throw new UserException(
          "--resume goes on with a run as it began: name no study, --output, --budget or --age");
    }
    PrintWriter err = spec.commandLine().getErr();
    RunFolders folders = new RunFolders(home);
    try (Interruption interruption = new Interruption();
        UnpackedTraces unpacked = new UnpackedTraces()) {
      RunFolder folder = resume == null ? folders.fresh(output) : folders.unfinished(resume);
      Study study = resume == null ? study() : folder.run().study();
      Map<String, Driver> drivers = new HashMap<>();
      List<ProgramFacts> programs = new ArrayList<>();
      List<Run.Absent> absent = programs(study, drivers, programs);
      List<StudyTraces.Opened> traces =
          new StudyTraces(home).open(study.traces(), new Limits(maxSize(study)));
      // Before verification, which keeps all processors busy.
      Environment environment = environment(programs);
      Preparation preparation =
          new Preparation(new CrossCheck(new Programs(home), maxSize(study), err), unpacked, err);
      Run run;
      if (resume == null) {
        run = preparation.run(study, traces, absent);
        // The head comes last: a folder with a head is a run that can go on.
        folder.write(environment);
        folder.write(run);
      } else {
        run = folder.run();
        folders.requireSame(run, traces, absent);
        folders.requireSame(folder.environment(), environment);
      }
      boolean complete;
      try {
        complete =
            new Measuring(run, folder, err)
                .measure(drivers, preparation.files(traces), new NoiseWatch());
      } catch (IOException e) {
        throw kept(folder, e);
      }
      try {
        if (complete) {
          folder.write(run.finishedAt(now()));
        }
        return finish(folder, complete, err);
      } catch (IOException e) {
        throw kept(folder, e);
      } catch (IllegalStateException e) {
        if (!interruption.isRequested()) {
          throw e;
        }
        // Stopped while it drew: the run counts as unfinished, and going on draws again.
        folder.write(run);
        err.println("allocrace: stopped; go on with: allocrace run --resume " + folder.path());
        return ExitCode.INTERRUPTED;
      }
    } catch (StudyException | RunFileException | DriverException e) {
      throw new UserException(String.valueOf(e.getMessage()), e);
    }
  }

  private Study study() throws IOException, StudyException, UserException, InterruptedException {
    Study study = StudyFile.read(file == null ? home.resolve("studies/quick.yaml") : file);
    if (budget != null) {
      study = study.with(study.sampling().within(budget));
    }
    return countable(age == null ? study : study.with(ageing(study, age)));
  }

  /** Without instructions where nothing can count them: fewer figures are no failure. */
  private Study countable(Study study) throws InterruptedException {
    if (!study.modes().containsKey(Mode.INSTRUCTIONS) || InstructionCounter.find().isPresent()) {
      return study;
    }
    spec.commandLine()
        .getErr()
        .println(
            "allocrace: instructions are left out: neither perf nor valgrind counts here;"
                + " ./allocrace setup --all installs valgrind");
    return study.without(Mode.INSTRUCTIONS);
  }

  /** As the study ages, but to these occupancies. */
  private static Ageing ageing(Study study, List<Integer> occupancies) throws UserException {
    if (occupancies.stream().anyMatch(one -> one < 0 || one > 99)
        || occupancies.stream().distinct().count() < occupancies.size()) {
      throw new UserException("--age takes different whole numbers from 0 to 99, with commas");
    }
    Ageing ageing = study.ageing();
    return new Ageing(occupancies, ageing == null ? Defaults.MULTIPLIER : ageing.multiplier());
  }

  private static int maxSize(Study study) {
    return study.modes().values().stream()
        .mapToInt(level -> level.settings().maxSize())
        .max()
        .orElse(Defaults.MAX_SIZE);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Fills drivers and facts of the programs that take part; the rest is absent with a reason. */
  private List<Run.Absent> programs(
      Study study, Map<String, Driver> drivers, List<ProgramFacts> facts)
      throws UserException, DriverException, InterruptedException {
    Programs programs = new Programs(home);
    List<String> selected = languages.selected();
    List<Run.Absent> absent = new ArrayList<>();
    for (String program :
        study.contenders().stream().map(ContenderFacts::program).distinct().toList()) {
      if (!selected.contains(ContenderFacts.base(program))) {
        absent.add(new Run.Absent(program, LanguageSelection.LEFT_OUT));
        continue;
      }
      try {
        Driver driver = programs.driver(program);
        facts.add(driver.describe());
        drivers.put(program, driver);
      } catch (DriverException e) {
        if (ContenderFacts.runtime(program) == null) {
          throw e;
        }
        // Other runtimes are optional: fewer cells, and the report says why.
        absent.add(new Run.Absent(program, String.valueOf(e.getMessage())));
        spec.commandLine()
            .getErr()
            .println("allocrace: without " + program + ": " + e.getMessage());
      }
    }
    return absent;
  }

  private static Environment environment(List<ProgramFacts> programs) throws InterruptedException {
    return new Host()
        .environment(System.getProperty("allocrace.commit"), new Doctor().shortForm(), programs);
  }

  private static IOException kept(RunFolder folder, IOException cause) {
    return new IOException(
        "%s: %s. What was measured is kept; when the cause is gone, go on with: allocrace run --resume %s"
            .formatted(folder.path(), cause.getMessage(), folder.path()),
        cause);
  }

  private int finish(RunFolder folder, boolean complete, PrintWriter err)
      throws IOException, RunFileException, InterruptedException {
    if (!complete) {
      new ReportProcess(home).write(folder.path());
      err.println("allocrace: go on with: allocrace run --resume " + folder.path());
      return ExitCode.INTERRUPTED;
    }
    RunResult result = new ReportWriter().write(folder);
    spec.commandLine().getOut().println(folder.path().resolve("report.html"));
    spec.commandLine().getOut().flush();
    if (result.disagrees()) {
      err.println(
          "allocrace: contenders disagree; the report says which. Their timings are refused");
      return ExitCode.DISAGREE;
    }
    if (result.failures() > 0) {
      err.println(
          "allocrace: %s failed; the report says which and why"
              .formatted(result.failures() == 1 ? "a cell" : result.failures() + " cells"));
      return ExitCode.TOOL_FAILED;
    }
    return new Strictness(strict).exitCode(result, folder.environment().checkup(), err);
  }
}
