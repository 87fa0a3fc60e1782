package org.allocrace.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allocrace.model.Ageing;
import org.allocrace.model.Environment;
import org.allocrace.model.Mode;
import org.allocrace.model.OpenLoop;
import org.allocrace.model.ProgramFacts;
import org.allocrace.model.Run;
import org.allocrace.model.Sampling;
import org.allocrace.model.Settings;
import org.allocrace.model.Study;
import org.allocrace.unit.Bytes;
import org.jspecify.annotations.Nullable;

/** How and where the figures came about. */
final class Method {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String UNKNOWN = "not known";

  private final Run run;
  private final Environment environment;

  Method(Run run, Environment environment) {
    this.run = run;
    this.environment = environment;
  }

  /** A name with its value. */
  record Fact(String name, String value) {}

  /** {@code 2026-11-25 07:12 UTC}; what cannot be read stays as it was written. */
  String started() {
    try {
      return MINUTE.format(Instant.parse(run.started()));
    } catch (DateTimeException e) {
      return run.started();
    }
  }

  /** {@code took 1 h 2 min}, or why there is no such figure. */
  String duration() {
    if (run.finished() == null) {
      return "has not ended";
    }
    try {
      Duration lasted =
          Duration.between(Instant.parse(run.started()), Instant.parse(run.finished()));
      return lasted.toHours() > 0
          ? "took " + lasted.toHours() + " h " + lasted.toMinutesPart() + " min"
          : lasted.toMinutes() > 0
              ? "took " + lasted.toMinutes() + " min " + lasted.toSecondsPart() + " s"
              : "took " + lasted.toSeconds() + " s";
    } catch (DateTimeException e) {
      return "took a time that is not known";
    }
  }

  List<Fact> settings() {
    Study study = run.study();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Study",
            study.description().isBlank()
                ? study.name()
                : study.name() + ": " + study.description()));
    facts.add(
        new Fact(
            "References",
            study.references().isEmpty()
                ? "none"
                : Names.all(study.references())
                    + "; the first with figures on a trace is the 1 of its ratios"));
    facts.add(new Fact("Order", "shuffled anew in each block, from seed " + study.seed()));
    facts.add(new Fact("Sampling", sampling(study.sampling())));
    Ageing ageing = study.ageing();
    if (ageing != null) {
      facts.add(
          new Fact(
              "Ageing",
              "occupancies of %s per cent; %s litter objects for each object at the peak"
                  .formatted(
                      Names.all(ageing.occupancies().stream().map(String::valueOf).toList()),
                      ageing.multiplier())));
    }
    for (Mode mode : Mode.values()) {
      Study.Level level = study.modes().get(mode);
      facts.add(
          new Fact(
              "Mode " + mode.word(),
              level == null ? "not measured" : settings(mode, level.blocks(), level.settings())));
    }
    return facts;
  }

  private static String settings(Mode mode, int blocks, Settings one) {
    String iterations =
        switch (mode) {
          case MEMORY -> "one replay, paced with pauses so that the parent can watch";
          case INSTRUCTIONS -> "whole replays under a counter, nothing timed";
          case THROUGHPUT, LATENCY -> iterations(one);
          case OPEN_LOOP -> iterations(one) + load(one);
        };
    return "%s; %s; an allocation writes: %s; seed %s; at most %s s and objects of at most %s"
        .formatted(
            Names.counted(blocks, "block"),
            iterations,
            switch (one.touch()) {
              case NONE -> "nothing (touch none)";
              case WORD -> "its first word (touch word)";
              case FULL -> "all its bytes (touch full)";
            },
            one.seed(),
            one.timeLimitSeconds(),
            new Bytes(one.maxSize()).text());
  }

  private static String iterations(Settings one) {
    return "%s of warm-up and %s measured, at least %s ms each"
        .formatted(
            Names.counted(one.warmup(), "iteration"), one.iterations(), one.minIterationMs());
  }

  private static String load(Settings one) {
    OpenLoop load = one.openLoop();
    return load == null
        ? ""
        : "; arrivals %s with a period of %s"
            .formatted(load.arrivals().word(), Numbers.nanos(load.periodNs()));
  }

  /** How blocks and processes were made alike, and different. */
  private static String sampling(Sampling one) {
    Integer budget = one.budgetSeconds();
    return "native programs %s; environments %s; %s ms idle between invocations; at most %s %% of the blocks repeated for noise; %s"
        .formatted(
            one.pin() ? "pinned to one processor where taskset allows it" : "not pinned",
            one.padding() ? "of random length" : "all of one length",
            one.idleMs(),
            one.extraPercent(),
            budget == null ? "no budget" : "a budget of " + budget + " s");
  }

  List<Fact> machine() {
    Boolean virtual = environment.virtual();
    Double load = environment.load();
    return List.of(
        new Fact("Machine", environment.machine()),
        new Fact(
            "Processor",
            known(environment.cpu()) + "; " + Names.counted(environment.processors(), "processor")),
        new Fact("Virtual", virtual == null ? UNKNOWN : virtual ? "yes" : "no"),
        new Fact("Memory", Numbers.bytes(environment.memoryBytes())),
        new Fact("System", environment.os() + "; " + environment.kernel()),
        new Fact("Frequency governor", known(environment.governor())),
        new Fact("Load when the run began", load == null ? UNKNOWN : Numbers.plain(load)),
        new Fact("JDK of the harness", environment.harnessJdk()),
        new Fact("allocrace", run.allocrace() + ", commit " + known(environment.commit())));
  }

  /** The programs that replayed the contenders of each language. */
  Table programs() {
    return new Table(
        "The programs that were measured",
        List.of("Language", "Runtime", "Compiler", "Flags"),
        environment.programs().stream().map(Method::row).toList(),
        List.of());
  }

  private static Table.Row row(ProgramFacts program) {
    return new Table.Row(
        Names.language(program.language()),
        "",
        "",
        List.of(
            Table.Entry.of((program.runtime() + " " + program.runtimeVersion()).strip()),
            new Table.Entry(program.compiler(), "prose"),
            new Table.Entry(program.flags(), "prose")));
  }

  private static String known(@Nullable String value) {
    return value == null || value.isBlank() ? UNKNOWN : value;
  }
}
