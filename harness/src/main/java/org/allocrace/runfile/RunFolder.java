package org.allocrace.runfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.allocrace.model.Environment;
import org.allocrace.model.Invocation;
import org.allocrace.model.Run;

/**
 * The folder of one run: {@code run.json}, {@code environment.json} and {@code samples.ndjson}. An
 * invocation is on the disk before the next one begins; whole files are written beside themselves
 * and moved, so that no half of one ever has its final name.
 */
public final class RunFolder {
  private static final int OLDEST = 1;
  private static final String RUN = "run.json";
  private static final String ENVIRONMENT = "environment.json";
  private static final String SAMPLES = "samples.ndjson";

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
    try {
      try (FileOutputStream out = new FileOutputStream(unfinished.toFile())) {
        out.write(Json.page(value).getBytes(StandardCharsets.UTF_8));
        // Some file systems would keep the new name and lose the contents with the power.
        out.getFD().sync();
      }
      Files.move(
          unfinished,
          path.resolve(name),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Appends one invocation and waits until the disk has it; an interrupt does not stop it. */
  public void append(Invocation invocation) throws IOException {
    samples().append(invocation);
  }

  /** Reads the head. */
  public Run run() throws IOException, RunFileException {
    return read(RUN, Run.class, Schema1::upgradeRun);
  }

  /** Reads where it took place. */
  public Environment environment() throws IOException, RunFileException {
    return read(ENVIRONMENT, Environment.class, Schema1::upgradeEnvironment);
  }

  /** Reads all invocations, without a last one that was cut off; changes nothing. */
  public List<Invocation> invocations() throws IOException, RunFileException {
    return samples().read();
  }

  private SampleFile samples() {
    return new SampleFile(path.resolve(SAMPLES));
  }

  private <T> T read(String name, Class<T> type, Consumer<JsonNode> upgrade)
      throws IOException, RunFileException {
    Path file = path.resolve(name);
    if (!Files.exists(file)) {
      throw new RunFileException(
          "%s: there is no %s; this is not the folder of a run".formatted(path, name));
    }
    try {
      String text = Files.readString(file);
      requireSchema(file, Json.tree(text));
      return Json.read(text, type, upgrade);
    } catch (JsonProcessingException e) {
      throw new RunFileException("%s: damaged: %s".formatted(file, e.getOriginalMessage()), e);
    } catch (CharacterCodingException e) {
      throw new RunFileException("%s: damaged: it is not UTF-8".formatted(file), e);
    }
  }

  /** Before anything else is read, for another version may have other fields. */
  private static void requireSchema(Path file, JsonNode document) throws RunFileException {
    JsonNode schema = document.path("schema");
    if (schema.isIntegralNumber()
        && (schema.longValue() < OLDEST || schema.longValue() > Run.SCHEMA)) {
      throw new RunFileException(
          "%s: schema %s; this version reads %d to %d. Read it with the version that wrote it"
              .formatted(file, schema, OLDEST, Run.SCHEMA));
    }
  }
}
