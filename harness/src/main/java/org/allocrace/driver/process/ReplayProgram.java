package org.allocrace.driver.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allocrace.driver.EventReader;
import org.allocrace.model.Checkpoint;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Verification;
import org.jspecify.annotations.Nullable;

/** The checking replay of many traces in one process of a native replay program. */
public final class ReplayProgram {
  private static final JsonMapper JSON = new JsonMapper();

  private final Launch launch;
  private final Duration limit;

  /**
   * Names a program without starting it.
   *
   * @param limit it is killed after this long
   */
  public ReplayProgram(Path executable, Duration limit) {
    this(Launch.of(executable), limit);
  }

  /** The same with what its start needs besides. */
  public ReplayProgram(Launch launch, Duration limit) {
    this.launch = launch;
    this.limit = limit;
  }

  /**
   * Runs the checking replay of traces through every contender of the program, in one process.
   *
   * @param traces unpacked traces
   * @param contenders the program must give a result for each of them on each trace
   * @return the results of each trace, in the order of the contenders
   */
  public Map<Path, List<Verification>> verify(
      List<Path> traces, List<String> contenders, int maxSize)
      throws ReplayProgramException, InterruptedException {
    try {
      Path list = Files.createTempFile("allocrace", ".list");
      try {
        Files.write(list, traces.stream().map(Path::toString).toList());
        List<String> arguments =
            new ArrayList<>(
                List.of(
                    "verify", "--max-size", Integer.toString(maxSize), "--list", list.toString()));
        contenders.forEach(
            name -> arguments.addAll(List.of("--contender", ContenderFacts.base(name))));
        Map<Path, List<Verification>> results = parse(run(arguments));
        requireAll(results, traces, contenders);
        return results;
      } finally {
        Files.deleteIfExists(list);
      }
    } catch (IOException e) {
      throw new ReplayProgramException(launch + " cannot be run: " + e.getMessage(), e);
    }
  }

  /** The digests of one contender on the way through a trace. */
  public List<Checkpoint> checkpoints(Path trace, String contender, int maxSize)
      throws ReplayProgramException, InterruptedException {
    try {
      EventReader reader = new EventReader();
      run(List.of(
              "replay",
              "--contender",
              ContenderFacts.base(contender),
              "--trace",
              trace.toString(),
              "--mode",
              "verify",
              "--max-size",
              Integer.toString(maxSize)))
          .forEach(reader::line);
      return reader.checkpoints();
    } catch (IOException e) {
      throw new ReplayProgramException(launch + " cannot be run: " + e.getMessage(), e);
    }
  }

  private List<String> run(List<String> arguments)
      throws IOException, ReplayProgramException, InterruptedException {
    ReplayProcess.Ended ended = new ReplayProcess(launch, limit, Around.NOTHING).run(arguments);
    if (!ended.isWell()) {
      throw new ReplayProgramException(name() + " " + ended.how());
    }
    return ended.output();
  }

  /** Silence must never pass for agreement. */
  private void requireAll(
      Map<Path, List<Verification>> results, List<Path> traces, List<String> contenders)
      throws ReplayProgramException {
    for (Path trace : traces) {
      List<String> given =
          results.getOrDefault(trace, List.of()).stream().map(Verification::contender).toList();
      if (!given.equals(contenders)) {
        throw new ReplayProgramException(
            "%s gave results for %s where %s were expected".formatted(name(), given, contenders));
      }
    }
  }

  private Map<Path, List<Verification>> parse(List<String> lines) throws ReplayProgramException {
    Map<Path, List<Verification>> result = new LinkedHashMap<>();
    for (String line : lines) {
      try {
        JsonNode event = JSON.readTree(line);
        String contender = text(event, "contender");
        String trace = text(event, "trace");
        if (!"verified".equals(text(event, "event")) || contender == null || trace == null) {
          throw garbage(line);
        }
        JsonNode operation = event.path("operation");
        result
            .computeIfAbsent(Path.of(trace), _ -> new ArrayList<>())
            .add(
                new Verification(
                    launch.name(contender),
                    text(event, "contents"),
                    text(event, "placement"),
                    text(event, "code"),
                    operation.isNumber() ? operation.longValue() : null,
                    text(event, "work")));
      } catch (JsonProcessingException e) {
        throw garbage(line);
      }
    }
    return result;
  }

  private ReplayProgramException garbage(String line) {
    String start = line.substring(0, Math.min(line.length(), 80));
    return new ReplayProgramException(
        name() + " printed something that is not the protocol: " + start);
  }

  private String name() {
    return String.valueOf(launch.executable().getFileName());
  }

  private static @Nullable String text(JsonNode event, String field) {
    JsonNode value = event.path(field);
    return value.isTextual() ? value.textValue() : null;
  }
}
