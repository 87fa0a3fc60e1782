package org.allocrace.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The bundled traces against figures of an independent program that read the recordings, not these
 * files: allocations and digests.
 */
class BundledTracesTest {
  private static final String NONE = "-";

  private record Expected(String name, long allocations, String contents, String placement) {}

  private static final Expected[] TABLE = {
    new Expected("kslab_vma", 34902, "d232977f", "dd6499d3"),
    new Expected("kslab.pools", 127603, "571176b7", "3aa24e67"),
    new Expected("nginx_pool.arena", 80490, "73982acc", "7bc80753"),
    new Expected("pg_memctx.arena", 123497, "b600b14e", "af4fcc3f"),
    new Expected("sqlite3", 124039, "b87ba37d", NONE),
    new Expected("xmllint", 319208, "0eb60747", NONE),
    new Expected("jq", 226463, "04848de2", NONE),
    new Expected("lua", 66847, "731b5561", NONE),
    new Expected("python3", 81787, "5ebd3938", NONE),
    new Expected("cc1", 240810, "2c93fdc3", NONE),
    new Expected("git", 140427, "749a80f6", NONE),
    new Expected("troff", 661257, "0506b20f", NONE),
    new Expected("nginx", 48617, "fc690940", NONE),
    new Expected("kslab", 127603, "571176b7", NONE),
    new Expected("optipng", 224, "975fc465", NONE),
    new Expected("ocamlopt_objects", 1000000, "872cb788", NONE),
  };

  @TestFactory
  Stream<DynamicTest> aBundledTraceHasTheAllocationsAndDigestsOfItsRecording() {
    return Stream.of(TABLE)
        .map(expected -> DynamicTest.dynamicTest(expected.name(), () -> check(expected)));
  }

  private static void check(Expected expected) throws Exception {
    Trace trace = TraceFile.read(Path.of("..", "traces", expected.name() + ".atr.gz"));
    assertEquals(expected.allocations(), TraceStatistics.of(trace).allocations());
    assertEquals(expected.contents(), Digests.contents(trace));
    if (!expected.placement().equals(NONE)) {
      assertEquals(expected.placement(), Digests.placement(trace));
    }
  }
}
