package org.allocrace.study;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allocrace.contender.Catalogue;
import org.allocrace.model.Ageing;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Sampling;
import org.allocrace.model.Study;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a study file (YAML 1.2); every mistake is refused with its line. */
public final class StudyFile {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_IDLE_MS = 60_000;
  private static final int MOST_PERCENT = 100;
  private static final int MOST_OCCUPANCY = 99;
  private static final int MOST_MULTIPLIER = 20;

  /** What an OCaml program can hold in an int. */
  static final long LARGEST_SEED = (1L << 62) - 1;

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "description",
          "traces",
          "contenders",
          "references",
          "seed",
          "touch",
          "sampling",
          "age",
          "throughput",
          "latency",
          "open-loop",
          "memory",
          "instructions",
          "time-limit-s",
          "max-size");
  private static final Set<String> SAMPLING_KEYS =
      Set.of("pin", "padding", "idle-ms", "extra-percent");
  private static final Set<String> AGE_KEYS = Set.of("occupancies", "multiplier");

  private static final List<String> KNOWN =
      Catalogue.contenders().stream().map(ContenderFacts::name).toList();

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
    List<String> contenders =
        fields.words("contenders", StudyFile::refusal, KNOWN).stream()
            .flatMap(word -> Catalogue.expand(word).stream())
            .distinct()
            .toList();
    List<String> references = new ArrayList<>();
    if (fields.has("references")) {
      references.addAll(fields.words("references", contenders));
    }
    return new Study(
        fields.text("name"),
        fields.has("description") ? fields.text("description") : "",
        fields.words("traces", List.of()),
        contenders,
        references,
        fields.number("seed", Defaults.SEED, 0, LARGEST_SEED),
        sampling(fields),
        ageing(fields),
        new Levels(fields).read());
  }

  private static Optional<String> refusal(String contender) {
    return Catalogue.expand(contender).stream()
        .flatMap(name -> Catalogue.refusal(name).stream())
        .findFirst();
  }

  private static Sampling sampling(Fields study) throws StudyException {
    if (!study.has("sampling")) {
      return Defaults.SAMPLING;
    }
    Fields fields = study.nested("sampling", SAMPLING_KEYS);
    return new Sampling(
        fields.flag("pin", Defaults.SAMPLING.pin()),
        fields.flag("padding", Defaults.SAMPLING.padding()),
        (int) fields.number("idle-ms", Defaults.SAMPLING.idleMs(), 0, MOST_IDLE_MS),
        (int) fields.number("extra-percent", Defaults.SAMPLING.extraPercent(), 0, MOST_PERCENT),
        null);
  }

  private static @Nullable Ageing ageing(Fields study) throws StudyException {
    if (!study.has("age")) {
      return null;
    }
    Fields fields = study.nested("age", AGE_KEYS);
    return new Ageing(
        fields.numbers("occupancies", 0, MOST_OCCUPANCY),
        (int) fields.number("multiplier", Defaults.MULTIPLIER, 1, MOST_MULTIPLIER));
  }
}
