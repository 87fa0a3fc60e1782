package org.allocrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allocrace.machine.Host;
import org.allocrace.model.Environment;
import org.allocrace.model.Run;
import org.allocrace.model.TraceFacts;
import org.allocrace.runfile.RunFileException;
import org.allocrace.runfile.RunFolder;
import org.jspecify.annotations.Nullable;

/** Where runs stand, and which of them can go on. */
final class RunFolders {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  private final Path runs;

  RunFolders(Path home) {
    runs = home.resolve("reports/runs");
  }

  /** A folder for a new run. */
  RunFolder fresh(@Nullable Path asked) throws IOException, UserException {
    Path path =
        asked != null
            ? asked
            : runs.resolve(LocalDateTime.now(ZoneOffset.UTC).format(TIME) + "-" + Host.name());
    RunFolder folder = new RunFolder(path);
    if (folder.exists()) {
      throw new UserException(
          path + " holds a run already; name another folder, or go on with it by --resume");
    }
    if (Files.exists(path) && !isEmptyFolder(path)) {
      throw new UserException(path + " is there already; name a new folder or an empty one");
    }
    return folder;
  }

  /** Samples of something else must not become samples of a new run. */
  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }

  /**
   * A run to go on with: the one that is named, or with an empty name the newest unfinished one.
   */
  RunFolder unfinished(String name) throws IOException, RunFileException, UserException {
    if (!name.isEmpty()) {
      RunFolder folder = new RunFolder(Path.of(name));
      if (folder.run().finished() != null) {
        throw new UserException(name + " is finished; there is nothing to go on with");
      }
      return folder;
    }
    if (Files.isDirectory(runs)) {
      try (Stream<Path> all = Files.list(runs)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          RunFolder folder = new RunFolder(path);
          if (folder.exists() && folder.run().finished() == null) {
            return folder;
          }
        }
      }
    }
    throw new UserException(
        "there is no unfinished run in %s; name its folder: --resume FOLDER".formatted(runs));
  }

  /** A run goes on only with the traces and the languages with which it began. */
  void requireSame(Run run, List<StudyTraces.Opened> traces, List<Run.Absent> absent)
      throws UserException {
    Map<String, String> now =
        traces.stream().collect(Collectors.toMap(t -> t.facts().name(), t -> t.facts().crc()));
    for (TraceFacts then : run.traces()) {
      if (!then.crc().equals(now.get(then.name()))) {
        throw new UserException(
            "the trace %s has changed since the run began; begin a new run".formatted(then.name()));
      }
    }
    requireSame(run.absent(), absent);
  }

  /** Runtimes come and go with what is installed, languages with an option. */
  private static void requireSame(List<Run.Absent> then, List<Run.Absent> now)
      throws UserException {
    List<String> absentThen = names(then);
    List<String> absentNow = names(now);
    if (absentThen.equals(absentNow)) {
      return;
    }
    for (Run.Absent one : now) {
      if (!isLeftOut(one) && !absentThen.contains(one.language())) {
        throw new UserException(
            "the run began with %s, which is not there now: %s"
                .formatted(one.language(), one.reason()));
      }
    }
    for (Run.Absent one : then) {
      if (!isLeftOut(one) && !absentNow.contains(one.language())) {
        throw new UserException(
            "the run began without %s, which is there now; begin a new run"
                .formatted(one.language()));
      }
    }
    List<String> leftOut = names(then.stream().filter(RunFolders::isLeftOut).toList());
    throw new UserException(
        leftOut.isEmpty()
            ? "the run began with all languages; go on without --languages"
            : "the run began without %s; go on with the same --languages"
                .formatted(String.join(" and ", leftOut)));
  }

  private static boolean isLeftOut(Run.Absent absent) {
    return absent.reason().equals(LanguageSelection.LEFT_OUT);
  }

  /** A run goes on only where it began: on one machine, with the same programs. */
  void requireSame(Environment then, Environment now) throws UserException {
    boolean sameMachine =
        then.machine().equals(now.machine())
            && Objects.equals(then.cpu(), now.cpu())
            && then.processors() == now.processors()
            && then.kernel().equals(now.kernel());
    String changed =
        !sameMachine
            ? "machine"
            : !Objects.equals(then.commit(), now.commit())
                ? "version of the suite's sources"
                : !then.programs().equals(now.programs()) ? "set of compilers or flags" : "";
    if (!changed.isEmpty()) {
      throw new UserException(
          "the run began with another %s, and its samples could not be compared; begin a new run"
              .formatted(changed));
    }
  }

  private static List<String> names(List<Run.Absent> absent) {
    return absent.stream().map(Run.Absent::language).sorted().toList();
  }
}
