package org.allocrace.study;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allocrace.contender.Catalogue;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Mode;
import org.allocrace.model.Settings;
import org.allocrace.model.Study;
import org.allocrace.model.TouchMode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a study file (YAML 1.2); every mistake is refused with its line. */
public final class StudyFile {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_BLOCKS = 10_000;
  private static final int MOST_ITERATIONS = 100_000;
  private static final int MOST_MS = 600_000;

  /** What an OCaml program can hold in an int. */
  private static final long LARGEST_SEED = (1L << 62) - 1;

  private static final int MOST_SECONDS = 86_400;

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "description",
          "traces",
          "contenders",
          "references",
          "seed",
          "touch",
          "throughput",
          "latency",
          "open-loop",
          "memory",
          "instructions",
          "time-limit-s",
          "max-size");
  private static final Set<String> TIMED_KEYS =
      Set.of("blocks", "warmup", "iterations", "min-iteration-ms");

  /** Of one replay that is not timed, nothing else can be chosen. */
  private static final Set<String> MEMORY_KEYS = Set.of("blocks");

  private StudyFile() {}

  /**
   * Reads and checks one file.
   *
   * @throws StudyException if it is not a study; the message has the line
   */
  public static Study read(Path file) throws IOException, StudyException {
    if (Files.isDirectory(file)) {
      throw new StudyException(file.toString(), "this is a folder; name a study file");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new StudyException(file.toString(), "a study file has at most 1 MiB");
    }
    try {
      return parse(Files.readString(file), file.toString());
    } catch (CharacterCodingException e) {
      throw new StudyException(file.toString(), "this is not UTF-8; save it in that encoding");
    }
  }

  /** Reads the text of a file whose name is used in messages. */
  static Study parse(String text, String file) throws StudyException {
    try {
      Node root =
          new Compose(LoadSettings.builder().setLabel(file).build())
              .composeString(text)
              .orElseThrow(() -> new StudyException(file, 1, "the file is empty"));
      return study(new Fields(root, file, "a study", KEYS));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new StudyException(file, line, "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new StudyException(file, "this is not YAML: " + e.getMessage());
    }
  }

  private static Study study(Fields fields) throws StudyException {
    List<String> known = Catalogue.contenders().stream().map(ContenderFacts::name).toList();
    List<String> contenders = fields.words("contenders", known);
    List<String> references = new ArrayList<>();
    if (fields.has("references")) {
      references.addAll(fields.words("references", contenders));
    }
    Map<Mode, Study.Level> modes = new EnumMap<>(Mode.class);
    for (Mode mode : Mode.values()) {
      if (fields.has(mode.word())) {
        Set<String> keys =
            mode == Mode.MEMORY || mode == Mode.INSTRUCTIONS ? MEMORY_KEYS : TIMED_KEYS;
        modes.put(mode, level(mode, fields, fields.nested(mode.word(), keys)));
      }
    }
    if (modes.isEmpty()) {
      throw fields.wrong("say what to measure: throughput, latency or memory");
    }
    return new Study(
        fields.text("name"),
        fields.has("description") ? fields.text("description") : "",
        fields.words("traces", List.of()),
        contenders,
        references,
        fields.number("seed", Defaults.SEED, 0, LARGEST_SEED),
        Defaults.SAMPLING,
        null,
        modes);
  }

  private static Study.Level level(Mode mode, Fields study, Fields level) throws StudyException {
    int blocks =
        switch (mode) {
          case THROUGHPUT -> Defaults.BLOCKS;
          case LATENCY, OPEN_LOOP -> Defaults.LATENCY_BLOCKS;
          case MEMORY, INSTRUCTIONS -> Defaults.MEMORY_BLOCKS;
        };
    // Batches and single operations take turns, so latency needs an iteration of each.
    int fewest = mode == Mode.LATENCY ? 2 : 1;
    Settings settings =
        new Settings(
            (int) level.number("warmup", Defaults.WARMUP, 0, MOST_ITERATIONS),
            (int) level.number("iterations", Defaults.ITERATIONS, fewest, MOST_ITERATIONS),
            (int) level.number("min-iteration-ms", Defaults.MIN_ITERATION_MS, 1, MOST_MS),
            study.choice("touch", TouchMode.class, Defaults.TOUCH),
            study.number("seed", Defaults.SEED, 0, LARGEST_SEED),
            (int) study.number("time-limit-s", Defaults.TIME_LIMIT_SECONDS, 1, MOST_SECONDS),
            (int) study.number("max-size", Defaults.MAX_SIZE, 1, 2L * Defaults.MAX_SIZE),
            mode == Mode.OPEN_LOOP ? Defaults.OPEN_LOOP : null);
    return new Study.Level((int) level.number("blocks", blocks, 1, MOST_BLOCKS), settings);
  }
}
