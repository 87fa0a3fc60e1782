package org.allocrace.model;

import java.util.List;
import java.util.Map;

/** Records with every field filled, and the same with every nullable field null. */
public final class Examples {
  public static final Cell CELL = new Cell("rust/pool", "kslab.pools");
  public static final Settings SETTINGS =
      new Settings(10, 10, 20, TouchMode.WORD, 1, 120, 1 << 26, null);

  public static final Sampling SAMPLING = new Sampling(false, true, 20, 25, null);

  public static final MemoryUse MEMORY =
      new MemoryUse(
          4096L,
          2L,
          19200L,
          2L,
          5L,
          6L,
          7L,
          8L,
          new Resident(
              5, List.of(new Resident.Point(0, 4096), new Resident.Point(5_000_000, 8192))));

  private Examples() {}

  public static Study study() {
    return new Study(
        "small",
        "An example",
        List.of("kslab.pools"),
        List.of("rust/pool", "ocaml/pool"),
        List.of("rust/pool"),
        1,
        SAMPLING,
        null,
        Map.of(
            Mode.MEMORY, new Study.Level(1, SETTINGS),
            Mode.THROUGHPUT, new Study.Level(6, SETTINGS)));
  }

  public static Run run() {
    return new Run(
        Run.SCHEMA,
        "0.1.0",
        "2026-11-25T07:00:00Z",
        null,
        study(),
        List.of(
            new TraceFacts(
                "kslab.pools",
                "kslab.pools",
                "pool",
                "0123abcd",
                5000,
                2000,
                300,
                19200,
                512L,
                null,
                "kernel")),
        List.of(
            new CellFacts(CELL, CellFacts.Status.AGREES, null, "0000000a", "0000000b"),
            new CellFacts(
                new Cell("ocaml/pool", "kslab.pools"),
                CellFacts.Status.ABSENT,
                "its language is not part of this run",
                null,
                null)),
        List.of(new Run.Absent("ocaml", "left out with --languages")));
  }

  /** A run of contenders that all agree on the trace t, the first reference of which is named. */
  public static Run agreeing(List<String> contenders, String reference) {
    Study study =
        new Study(
            "s",
            "",
            List.of("t"),
            contenders,
            List.of(reference),
            1,
            SAMPLING,
            null,
            study().modes());
    List<CellFacts> cells =
        contenders.stream()
            .map(
                name ->
                    new CellFacts(new Cell(name, "t"), CellFacts.Status.AGREES, null, "0a", null))
            .toList();
    TraceFacts trace =
        new TraceFacts("t", "t", "pool", "0123abcd", 5000, 2000, 300, 19200, null, null, "");
    return new Run(Run.SCHEMA, "0.1.0", "now", null, study, List.of(trace), cells, List.of());
  }

  /** Contenders of one placement policy. */
  public static List<ContenderFacts> contenders(List<String> names) {
    return names.stream()
        .map(name -> new ContenderFacts(name, "", List.of("pool"), Placement.NONE))
        .toList();
  }

  public static Environment environment() {
    return new Environment(
        "box",
        "Debian GNU/Linux 13",
        "Linux 6.12",
        "Some CPU",
        2,
        8L << 30,
        "performance",
        true,
        0.25,
        "abc123-dirty",
        "OpenJDK 25",
        Checkup.of(
            List.of(
                Finding.noisy("steal", "7 %", "Use a machine of your own."),
                Finding.notKnown("turbo"))),
        List.of(new ProgramFacts(1, "rust", "native", "", "rustc 1.95.0", "opt-level=3")));
  }

  public static Environment unknownEnvironment() {
    return new Environment(
        "box",
        "Other",
        "Other 1",
        null,
        2,
        0,
        null,
        null,
        null,
        null,
        "OpenJDK 25",
        null,
        List.of());
  }

  public static Invocation throughput(int block, Cell cell, double nsPerOperation) {
    return measured(
        block,
        cell,
        Mode.THROUGHPUT,
        new Measurement(
            "0123abcd",
            5000,
            "00000001",
            new ClockFacts("CLOCK_MONOTONIC", 1, 21.5, 100_000),
            List.of(new CostPoint(5000, 40_000), new CostPoint(20_000, 90_000)),
            List.of(
                new Iteration(Phase.WARMUP, 0, Math.round(nsPerOperation * 20_000), 10_000, 2),
                new Iteration(Phase.MEASURE, 0, Math.round(nsPerOperation * 10_000), 10_000, 2)),
            List.of(),
            null,
            null));
  }

  public static Invocation latency() {
    return measured(
        0,
        CELL,
        Mode.LATENCY,
        new Measurement(
            "0123abcd",
            5000,
            "00000001",
            new ClockFacts("CLOCK_MONOTONIC", 1, 21.5, 100_000),
            List.of(),
            List.of(),
            List.of(
                new LatencySeries(
                    LatencySeries.BATCH,
                    64,
                    3,
                    700,
                    List.of(new LatencySeries.Bucket(640, 2), new LatencySeries.Bucket(700, 1)),
                    List.of(new LatencySeries.Cause("collection", 1, 700)))),
            null,
            null));
  }

  public static Invocation memory(MemoryUse memory) {
    return measured(
        0,
        CELL,
        Mode.MEMORY,
        new Measurement(
            "0123abcd", 5000, null, null, List.of(), List.of(), List.of(), memory, null));
  }

  public static Invocation measured(int block, Cell cell, Mode mode, Measurement measurement) {
    return new Invocation(
        block,
        0,
        3,
        cell,
        mode,
        "2026-11-25T07:00:01Z",
        1_500_000_000,
        128,
        null,
        new Noise(0.01, 5_000_000, 0),
        measurement,
        null);
  }

  public static Invocation failed(int block, Cell cell, Mode mode, Failure failure) {
    return new Invocation(
        block, 0, 3, cell, mode, "2026-11-25T07:00:01Z", 5, null, null, null, null, failure);
  }
}
