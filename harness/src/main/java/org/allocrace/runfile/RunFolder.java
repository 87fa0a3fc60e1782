package org.allocrace.runfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.allocrace.model.Environment;
import org.allocrace.model.Invocation;
import org.allocrace.model.Run;

/**
 * The folder of one run: {@code run.json}, {@code environment.json} and {@code samples.ndjson}. An
 * invocation is on the disk before the next one begins; whole files are written beside themselves
 * and moved, so that no half of one ever has its final name.
 */
public final class RunFolder {
  private static final String RUN = "run.json";
  private static final String ENVIRONMENT = "environment.json";
  private static final String SAMPLES = "samples.ndjson";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Path path;

  /** Names a folder; nothing is read or made. */
  public RunFolder(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /** Whether a run was begun here. */
  public boolean exists() {
    return Files.exists(path.resolve(RUN));
  }

  /** Writes the head, or writes it anew. */
  public void write(Run run) throws IOException {
    write(RUN, run);
  }

  /** Writes where the run takes place. */
  public void write(Environment environment) throws IOException {
    write(ENVIRONMENT, environment);
  }

  private void write(String name, Object value) throws IOException {
    Files.createDirectories(path);
    Path unfinished = path.resolve(name + ".part");
    Files.writeString(
        unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
    Files.move(
        unfinished,
        path.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  /** Appends one invocation and waits until the disk has it. */
  public void append(Invocation invocation) throws IOException {
    byte[] line = (JSON.writeValueAsString(invocation) + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(
            path.resolve(SAMPLES), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long end = channel.size();
      channel.position(end);
      ByteBuffer buffer = ByteBuffer.wrap(line);
      try {
        while (buffer.hasRemaining()) {
          var _ = channel.write(buffer);
        }
        channel.force(false);
      } catch (IOException e) {
        // A full disk must not leave half a line behind.
        channel.truncate(end);
        throw e;
      }
    }
  }

  /** Reads the head. */
  public Run run() throws IOException, RunFileException {
    Run run = read(RUN, Run.class);
    if (run.schema() != Run.SCHEMA) {
      throw new RunFileException(
          "%s: schema %d; this version reads %d"
              .formatted(path.resolve(RUN), run.schema(), Run.SCHEMA));
    }
    return run;
  }

  /** Reads where it took place. */
  public Environment environment() throws IOException, RunFileException {
    return read(ENVIRONMENT, Environment.class);
  }

  private <T> T read(String name, Class<T> type) throws IOException, RunFileException {
    Path file = path.resolve(name);
    if (!Files.exists(file)) {
      throw new RunFileException(
          "%s: there is no %s; this is not the folder of a run".formatted(path, name));
    }
    try {
      return JSON.readValue(Files.readString(file), type);
    } catch (JsonProcessingException e) {
      throw new RunFileException("%s: damaged: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  /**
   * Reads all invocations. A last line without its end was cut off by a kill: it is removed, for
   * its invocation did not finish.
   */
  public List<Invocation> invocations() throws IOException, RunFileException {
    Path file = path.resolve(SAMPLES);
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = Files.readString(file);
    int end = text.lastIndexOf('\n') + 1;
    if (end < text.length()) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
      }
    }
    List<Invocation> invocations = new ArrayList<>();
    int number = 0;
    for (String line : text.substring(0, end).lines().toList()) {
      number++;
      try {
        invocations.add(JSON.readValue(line, Invocation.class));
      } catch (JsonProcessingException e) {
        throw new RunFileException(
            "%s:%d: damaged: %s".formatted(file, number, e.getOriginalMessage()), e);
      }
    }
    return invocations;
  }
}
