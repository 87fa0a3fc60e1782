package org.allocrace.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.allocrace.model.Mode;
import org.allocrace.model.Settings;
import org.allocrace.model.Study;
import org.junit.jupiter.api.Test;

/** docs/studies.md says of keys and defaults what the code does. */
class StudiesPageTest {
  private static final String LEAST =
      """
      name: least
      traces: [t]
      contenders: [rust/pool]
      throughput: {}
      latency: {}
      open-loop: {}
      memory: {}
      instructions: {}
      """;

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "studies.md"));
  }

  /** The cells of each row whose first one is a key, by that key. */
  private static Map<String, List<String>> rows(String heading) throws IOException {
    String text = page().split("\n## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
    Map<String, List<String>> rows = new TreeMap<>();
    for (String line : text.lines().filter(one -> one.startsWith("| `")).toList()) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      rows.put(cells.get(1).replace("`", ""), cells.subList(2, cells.size()));
    }
    return rows;
  }

  /** The keys that a refusal lists. */
  private static List<String> known(String text) {
    String message =
        String.valueOf(
            assertThrows(StudyException.class, () -> StudyFile.parse(text, "s")).getMessage());
    return List.of(message.split("known are ", 2)[1].split(", ", -1));
  }

  @Test
  void thePageHasTheKeysThatTheCodeKnows() throws Exception {
    assertEquals(known("zzzzzzzzzzzzz: 1"), List.copyOf(rows("Keys").keySet()));
    Map<String, List<String>> ofMode = rows("Keys of a mode");
    assertEquals(
        known(LEAST.replace("open-loop: {}", "open-loop: {zzzzzzzzz: 1}")),
        List.copyOf(ofMode.keySet()));
    List<String> ofMemory =
        ofMode.keySet().stream().filter(key -> !"-".equals(cell(ofMode, key, 4))).toList();
    assertEquals(known(LEAST.replace("memory: {}", "memory: {zzzzzzzzz: 1}")), ofMemory);
  }

  private static String cell(Map<String, List<String>> rows, String key, int column) {
    return rows.getOrDefault(key, List.of()).get(column);
  }

  @Test
  void thePageHasTheDefaultsOfTheCode() throws Exception {
    Study study = StudyFile.parse(LEAST, "s");
    Map<String, List<String>> keys = rows("Keys");
    Settings first = level(study, Mode.THROUGHPUT).settings();
    assertEquals(Long.toString(study.seed()), cell(keys, "seed", 1));
    assertEquals(first.touch().word(), cell(keys, "touch", 1));
    assertEquals(Integer.toString(first.timeLimitSeconds()), cell(keys, "time-limit-s", 1));
    assertEquals(Integer.toString(first.maxSize()), cell(keys, "max-size", 1));
    Map<String, List<String>> ofMode = rows("Keys of a mode");
    int column = 0;
    for (Mode mode : Mode.values()) {
      column++;
      Study.Level level = level(study, mode);
      assertEquals(Integer.toString(level.blocks()), cell(ofMode, "blocks", column));
      if (mode != Mode.MEMORY && mode != Mode.INSTRUCTIONS) {
        Settings settings = level.settings();
        assertEquals(Integer.toString(settings.warmup()), cell(ofMode, "warmup", column));
        assertEquals(Integer.toString(settings.iterations()), cell(ofMode, "iterations", column));
        assertEquals(
            Integer.toString(settings.minIterationMs()), cell(ofMode, "min-iteration-ms", column));
      }
    }
  }

  private static Study.Level level(Study study, Mode mode) {
    return java.util.Objects.requireNonNull(study.modes().get(mode));
  }

  @Test
  void thePageHasTheRangesOfTheCode() throws Exception {
    Map<String, List<String>> keys = rows("Keys");
    Map<String, List<String>> ofMode = rows("Keys of a mode");
    for (String key : List.of("time-limit-s", "max-size")) {
      range(LEAST + key + ": x\n", cell(keys, key, 0));
    }
    for (String key : ofMode.keySet()) {
      if (!key.equals("arrivals")) {
        range(LEAST.replace("open-loop: {}", "open-loop: {" + key + ": x}"), cell(ofMode, key, 0));
      }
    }
  }

  private static void range(String text, String documented) {
    String message =
        String.valueOf(
            assertThrows(StudyException.class, () -> StudyFile.parse(text, "s")).getMessage());
    String range = message.split("whole number from ", 2)[1];
    assertTrue(documented.toLowerCase(Locale.ROOT).contains(range), documented + " / " + range);
  }

  @Test
  void theExampleOfThePageIsRead() throws Exception {
    String example = page().split("```yaml\n", 2)[1].split("```", 2)[0];
    Study study = StudyFile.parse(example, "s");
    assertEquals("pools", study.name());
    assertEquals(10, level(study, Mode.THROUGHPUT).blocks());
    assertEquals(3, study.modes().size());
  }
}
