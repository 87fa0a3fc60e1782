package org.allocrace.driver.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What counts the instructions of a process in user mode, all threads, from its first to its last:
 * the processor's own counter by way of {@code perf stat} where the machine lets it be read, or
 * else {@code valgrind --tool=callgrind}, which runs the program some fifty times slower on a
 * processor of its own making. Addresses are the same in each run where {@code setarch -R} may see
 * to it.
 */
public final class InstructionCounter {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** What perf-stat(1) writes with {@code -x,}: value, unit, event. */
  private static final Pattern PERF =
      Pattern.compile("^([0-9]{1,18}),[^,]*,instructions:u,", Pattern.MULTILINE);

  private static final Pattern CALLGRIND =
      Pattern.compile("^==[0-9]+== Collected : ([0-9]{1,18})$", Pattern.MULTILINE);

  private static final Pattern VERSION = Pattern.compile("valgrind-([0-9][0-9.]*)");

  private final String tool;
  private final List<String> words;
  private final String reportOption;
  private final Pattern count;

  /**
   * One of them.
   *
   * @param reportOption what stands before the name of the file for its report
   * @param count finds the number in the report
   */
  private InstructionCounter(String tool, List<String> words, String reportOption, Pattern count) {
    this.tool = tool;
    this.words = List.copyOf(words);
    this.reportOption = reportOption;
    this.count = count;
  }

  /**
   * The first one that works here, found out by counting the program {@code true}. Takes some
   * seconds at most; whoever needs it often keeps it.
   */
  public static Optional<InstructionCounter> find() throws InterruptedException {
    return find(SearchPath.ofEnvironment());
  }

  static Optional<InstructionCounter> find(SearchPath path) throws InterruptedException {
    List<String> fixed = fixedAddresses(path);
    Optional<Path> perf = path.find("perf");
    if (perf.isPresent()) {
      InstructionCounter counter = perf(perf.get(), fixed);
      if (counter.works()) {
        return Optional.of(counter);
      }
    }
    Optional<Path> valgrind = path.find("valgrind");
    if (valgrind.isPresent()) {
      InstructionCounter counter = callgrind(valgrind.get(), fixed);
      if (counter.works()) {
        return Optional.of(counter);
      }
    }
    return Optional.empty();
  }

  /** Its name, with its version where the version decides what is counted. */
  public String tool() {
    return tool;
  }

  /**
   * The words before a program's own.
   *
   * @param report the file for the number
   */
  List<String> before(Path report) {
    List<String> all = new ArrayList<>(words);
    all.add(reportOption + report);
    return all;
  }

  /** The number in a report; nothing if it has none. */
  OptionalLong count(Path report) throws IOException {
    Matcher matcher = count.matcher(Files.readString(report));
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  private static InstructionCounter perf(Path perf, List<String> fixed) {
    return new InstructionCounter(
        "perf instructions:u",
        join(fixed, perf.toString(), "stat", "-e", "instructions:u", "-x,"),
        "--output=",
        PERF);
  }

  private static InstructionCounter callgrind(Path valgrind, List<String> fixed)
      throws InterruptedException {
    return new InstructionCounter(
        ("callgrind " + version(valgrind)).strip(),
        join(fixed, valgrind.toString(), "--tool=callgrind", "--callgrind-out-file=/dev/null"),
        "--log-file=",
        CALLGRIND);
  }

  private static List<String> join(List<String> first, String... rest) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(rest));
    return all;
  }

  private static String version(Path valgrind) throws InterruptedException {
    try {
      String said =
          String.join(" ", new ReplayProcess(valgrind, LIMIT).run(List.of("--version")).output());
      Matcher matcher = VERSION.matcher(said);
      return matcher.find() ? matcher.group(1) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Containers often forbid it; callgrind lays out memory the same way each time all the same. */
  private static List<String> fixedAddresses(SearchPath path) throws InterruptedException {
    Optional<Path> setarch = path.find("setarch");
    try {
      return setarch.isPresent()
              && new ReplayProcess(setarch.get(), LIMIT).run(List.of("-R", "true")).isWell()
          ? List.of(setarch.get().toString(), "-R")
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private boolean works() throws InterruptedException {
    try {
      Path report = Files.createTempFile("allocrace", ".count");
      try {
        return new ReplayProcess(
                    Launch.of(Path.of("true")), LIMIT, new Around(before(report), 0, false))
                .run(List.of())
                .isWell()
            && count(report).isPresent();
      } finally {
        Files.deleteIfExists(report);
      }
    } catch (IOException e) {
      return false;
    }
  }
}
