package org.allocrace.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.CellFacts.Status;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Run;
import org.allocrace.model.Study;
import org.allocrace.model.TraceFacts;
import org.allocrace.study.Arms;

/** From a study to the head of a run: traces opened, every cell replayed and checked. */
final class Preparation {
  private final CrossCheck check;
  private final UnpackedTraces unpacked;
  private final PrintWriter err;

  Preparation(CrossCheck check, UnpackedTraces unpacked, PrintWriter err) {
    this.check = check;
    this.unpacked = unpacked;
    this.err = err;
  }

  /** Unpacked traces by name. */
  Map<String, Path> files(List<StudyTraces.Opened> traces) throws IOException {
    Map<String, Path> files = new HashMap<>();
    for (StudyTraces.Opened one : traces) {
      files.put(one.facts().name(), unpacked.add(one.trace()));
    }
    return files;
  }

  /** Verifies every cell of the study. */
  Run run(Study study, List<StudyTraces.Opened> traces, List<Run.Absent> absent)
      throws IOException, InterruptedException {
    List<String> missing = absent.stream().map(Run.Absent::language).toList();
    List<String> present =
        study.contenders().stream()
            .filter(name -> !missing.contains(ContenderFacts.program(name)))
            .toList();
    List<CellFacts> cells = new ArrayList<>();
    for (StudyTraces.Opened one : traces) {
      err.println("verifying " + one.facts().name());
      err.flush();
      VerifiedTrace verified =
          VerifiedTrace.of(
              Path.of(one.facts().file()), one.trace(), unpacked.add(one.trace()), present, check);
      for (String contender : study.contenders()) {
        cells.add(facts(new Cell(contender, one.facts().name()), verified, absent));
      }
    }
    List<TraceFacts> facts = traces.stream().map(StudyTraces.Opened::facts).toList();
    List<CellFacts> arms = new ArrayList<>(Arms.aged(study.ageing(), facts, cells));
    arms.addAll(Arms.controls(cells));
    cells.addAll(arms);
    return new Run(
        Run.SCHEMA,
        Main.VERSION,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        null,
        study,
        facts,
        cells,
        absent);
  }

  private static CellFacts facts(Cell cell, VerifiedTrace verified, List<Run.Absent> absent) {
    for (VerifiedTrace.Row row : verified.rows()) {
      if (row.verification().contender().equals(cell.contender())) {
        Status status =
            switch (row.verdict()) {
              case AGREES -> Status.AGREES;
              case DISAGREES -> Status.DISAGREES;
              case FAILED -> Status.FAILED;
              case NOT_APPLICABLE -> Status.NOT_APPLICABLE;
            };
        return new CellFacts(
            cell,
            status,
            row.reason(),
            row.verification().contents(),
            row.verification().placement());
      }
    }
    String program = ContenderFacts.program(cell.contender());
    String reason =
        absent.stream()
            .filter(one -> one.language().equals(program))
            .map(Run.Absent::reason)
            .filter(why -> !why.equals(LanguageSelection.LEFT_OUT))
            .findFirst()
            .orElse("its language is not part of this run");
    return new CellFacts(cell, Status.ABSENT, reason, null, null);
  }
}
