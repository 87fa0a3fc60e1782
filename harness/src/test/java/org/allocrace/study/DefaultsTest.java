package org.allocrace.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.allocrace.model.Ageing;
import org.allocrace.model.Arrivals;
import org.allocrace.model.Examples;
import org.allocrace.model.Mode;
import org.allocrace.model.OpenLoop;
import org.allocrace.model.Sampling;
import org.allocrace.model.Settings;
import org.allocrace.model.Study;
import org.allocrace.model.TouchMode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a study means that says little, and one that says everything. */
class DefaultsTest {
  @Test
  void whatAStudyDoesNotSayIsFilledIn() throws Exception {
    Study study =
        StudyFile.parse(
            """
            name: least
            traces: [kslab.pools, own/trace.atr]
            contenders: [rust/pool]
            throughput: {}
            latency: {}
            memory: {}
            """,
            "s.yaml");
    // Oracle: the table of docs/studies.md.
    Settings settings = new Settings(10, 10, 20, TouchMode.WORD, 1, 120, 67_108_864, null);
    assertEquals(
        new Study(
            "least",
            "",
            List.of("kslab.pools", "own/trace.atr"),
            List.of("rust/pool"),
            List.of(),
            1,
            Examples.SAMPLING,
            null,
            Map.of(
                Mode.THROUGHPUT, new Study.Level(6, settings),
                Mode.LATENCY, new Study.Level(6, settings),
                Mode.MEMORY, new Study.Level(1, settings))),
        study);
  }

  @Test
  void whatAStudySaysIsTaken() throws Exception {
    Study study =
        StudyFile.parse(
            """
            name: most
            description: in a few words
            traces: [kslab.pools]
            contenders: [rust/pool, java/pool]
            references: [java/pool]
            seed: 4611686018427387903
            touch: full
            time-limit-s: 7
            max-size: 1024
            sampling: {pin: true, padding: false, idle-ms: 0, extra-percent: 10}
            age: {occupancies: [0, 50], multiplier: 5}
            open-loop: {arrivals: fixed, period-ns: 900}
            latency: {blocks: 2, warmup: 0, iterations: 4, min-iteration-ms: 5}
            """,
            "s.yaml");
    Settings settings = new Settings(0, 4, 5, TouchMode.FULL, (1L << 62) - 1, 7, 1024, null);
    Settings open =
        new Settings(
            10, 10, 20, TouchMode.FULL, (1L << 62) - 1, 7, 1024, new OpenLoop(Arrivals.FIXED, 900));
    assertEquals(
        new Study(
            "most",
            "in a few words",
            List.of("kslab.pools"),
            List.of("rust/pool", "java/pool"),
            List.of("java/pool"),
            (1L << 62) - 1,
            new Sampling(true, false, 0, 10, null),
            new Ageing(List.of(0, 50), 5),
            Map.of(
                Mode.LATENCY, new Study.Level(2, settings),
                Mode.OPEN_LOOP, new Study.Level(6, open))),
        study);
  }

  @TestFactory
  Stream<DynamicTest> everyStudyOfTheRepositoryIsRead() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "studies"))) {
      List<Path> studies = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertEquals(false, studies.isEmpty(), "there are studies");
      return studies.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      String.valueOf(file.getFileName()),
                      () ->
                          assertEquals(
                              file.getFileName() + "", StudyFile.read(file).name() + ".yaml")));
    }
  }
}
