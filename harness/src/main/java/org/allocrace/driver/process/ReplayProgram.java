package org.allocrace.driver.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
   * Runs the checking replay of one trace through every contender of the program.
   *
   * @param trace an unpacked trace
   */
  public List<Verification> verify(Path trace, int maxSize)
      throws ReplayProgramException, InterruptedException {
    try {
      Path list = Files.createTempFile("allocrace", ".list");
      Path out = Files.createTempFile("allocrace", ".out");
      Path err = Files.createTempFile("allocrace", ".err");
      try {
        Files.writeString(list, trace.toAbsolutePath() + "\n");
        run(list, maxSize, out, err);
        return parse(Files.readAllLines(out));
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

  private List<Verification> parse(List<String> lines) throws ReplayProgramException {
    List<Verification> result = new ArrayList<>();
    for (String line : lines) {
      try {
        JsonNode event = JSON.readTree(line);
        String contender = text(event, "contender");
        if (!"verified".equals(text(event, "event")) || contender == null) {
          throw garbage(line);
        }
        JsonNode operation = event.path("operation");
        result.add(
            new Verification(
                contender,
                text(event, "contents"),
                text(event, "placement"),
                text(event, "code"),
                operation.isNumber() ? operation.longValue() : null));
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
