package org.allocrace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  @TempDir Path folder;

  @Test
  void writesEveryFileOfTheReportAndNothingHalfWritten() throws IOException {
    Reports.write(new SyntheticRun().result(), SyntheticMachine.environment(), folder);
    assertTrue(names().containsAll(List.of("report.html", "report.md", "results.csv")));
    for (String stem : List.of("kslab.pools-throughput", "nginx_pool.arena-memory", "matrix")) {
      assertTrue(names().contains("charts/" + stem + ".svg"), stem);
      assertTrue(names().contains("charts/" + stem + ".png"), stem);
    }
    assertFalse(names().stream().anyMatch(name -> name.endsWith(".part")));
  }

  @Test
  void showsRatiosToTheReferenceInTheMatrixAndNotThoseToTheHeap() throws IOException {
    Reports.write(new SyntheticRun().result(), SyntheticMachine.environment(), folder);
    String matrix = Files.readString(folder.resolve("charts/matrix.svg"));
    // rust/pool-tuned of SyntheticRun: 1.02 / 1.44 of the reference, 1.02 / 9.87 of the heap.
    assertTrue(matrix.contains("0.708") && !matrix.contains("0.103"));
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }
  }

  @Test
  void writesTheSameBytesWhenItIsWrittenAgain() throws IOException {
    Reports.write(SyntheticRun.small().result(), SyntheticMachine.environment(), folder);
    String first = Files.readString(folder.resolve("report.html"));
    Reports.write(SyntheticRun.small().result(), SyntheticMachine.environment(), folder);
    assertEquals(first, Files.readString(folder.resolve("report.html")));
  }
}
