package org.allocrace.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allocrace.model.Environment;
import org.allocrace.model.Mode;
import org.allocrace.model.ProgramFacts;
import org.allocrace.model.Run;
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

  /** {@code 1 h 2 min}, or why there is no such figure. */
  String duration() {
    if (run.finished() == null) {
      return "not ended";
    }
    try {
      Duration lasted =
          Duration.between(Instant.parse(run.started()), Instant.parse(run.finished()));
      return lasted.toHours() > 0
          ? lasted.toHours() + " h " + lasted.toMinutesPart() + " min"
          : lasted.toMinutes() > 0
              ? lasted.toMinutes() + " min " + lasted.toSecondsPart() + " s"
              : lasted.toSeconds() + " s";
    } catch (DateTimeException e) {
      return UNKNOWN;
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
        mode == Mode.MEMORY
            ? "one replay"
            : "%s of warm-up and %s measured, at least %s ms each"
                .formatted(
                    Names.counted(one.warmup(), "iteration"),
                    one.iterations(),
                    one.minIterationMs());
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
