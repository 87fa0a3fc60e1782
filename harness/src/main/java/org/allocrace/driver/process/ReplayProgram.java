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
import java.util.concurrent.TimeUnit;
import org.allocrace.model.Verification;
import org.jspecify.annotations.Nullable;

/** A native replay program. Its output goes through files, so it can print as much as it likes. */
public final class ReplayProgram {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path executable;
  private final Duration limit;

  /**
   * Names a program without starting it.
   *
   * @param limit it is killed after this long
   */
  public ReplayProgram(Path executable, Duration limit) {
    this.executable = executable;
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
      Path out = Files.createTempFile("allocrace", ".out");
      Path err = Files.createTempFile("allocrace", ".err");
      try {
        Files.write(list, traces.stream().map(Path::toString).toList());
        run(list, maxSize, out, err);
        Map<Path, List<Verification>> results = parse(Files.readAllLines(out));
        requireAll(results, traces, contenders);
        return results;
      } finally {
        Files.deleteIfExists(list);
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new ReplayProgramException(executable + " cannot be run: " + e.getMessage(), e);
    }
  }

  private void run(Path list, int maxSize, Path out, Path err)
      throws IOException, ReplayProgramException, InterruptedException {
    Process process =
        new ProcessBuilder(
                executable.toString(),
                "verify",
                "--max-size",
                Integer.toString(maxSize),
                "--list",
                list.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new ReplayProgramException(
            "%s did not end within %d s and was stopped%s"
                .formatted(name(), limit.toSeconds(), lastLine(err)));
      }
      if (process.exitValue() != 0) {
        throw new ReplayProgramException(
            "%s ended with exit code %d%s".formatted(name(), process.exitValue(), lastLine(err)));
      }
    } finally {
      var _ = process.destroyForcibly();
    }
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
                    contender,
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
    return String.valueOf(executable.getFileName());
  }

  private static String lastLine(Path err) throws IOException {
    List<String> lines = Files.readAllLines(err);
    return lines.isEmpty() ? "" : ": " + lines.getLast();
  }

  private static @Nullable String text(JsonNode event, String field) {
    JsonNode value = event.path(field);
    return value.isTextual() ? value.textValue() : null;
  }
}
