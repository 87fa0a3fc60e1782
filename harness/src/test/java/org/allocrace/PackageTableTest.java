package org.allocrace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may import whom. {@code cli} may import everything, and nothing imports it. */
class PackageTableTest {
  private static final String ROOT = "org.allocrace.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.allocrace");

  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("stats", List.of()),
          Map.entry("trace", List.of()),
          Map.entry("trace.synthetic", List.of("trace")),
          Map.entry("trace.imports", List.of("trace")),
          Map.entry("replay", List.of("trace", "alloc")),
          Map.entry("model", List.of()),
          Map.entry("contender", List.of("model")),
          Map.entry(
              "contender.inprocess",
              List.of(
                  "contender", "replay", "model", "trace", "alloc", "alloc.pool", "alloc.arena")),
          Map.entry("driver", List.of("model", "unit")),
          Map.entry("driver.process", List.of("driver", "model")),
          Map.entry(
              "driver.jmh", List.of("driver", "replay", "contender.inprocess", "trace", "model")),
          Map.entry("study", List.of("model", "contender")),
          Map.entry("machine", List.of("model")),
          Map.entry("runfile", List.of("model")),
          Map.entry("engine", List.of("driver", "study", "model")),
          Map.entry("unit", List.of()),
          Map.entry("chart", List.of("unit")),
          Map.entry("analysis", List.of("model", "stats")),
          Map.entry("report", List.of("analysis", "chart", "model", "unit", "stats")),
          Map.entry("alloc", List.of()),
          Map.entry("alloc.pool", List.of("alloc")),
          Map.entry("alloc.arena", List.of("alloc")),
          Map.entry("alloc.checked", List.of("alloc", "alloc.pool", "alloc.arena")));

  @TestFactory
  Stream<DynamicTest> aPackageImportsOnlyWhatTheTableAllows() {
    return MAY_IMPORT.entrySet().stream()
        .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> check(row)));
  }

  private static void check(Map.Entry<String, List<String>> row) {
    String[] allowed =
        Stream.concat(Stream.of(row.getKey()), row.getValue().stream())
            .map(name -> ROOT + name)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(ROOT + row.getKey())
        .should()
        .onlyDependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "are in the table",
                type ->
                    !type.getPackageName().startsWith("org.allocrace")
                        || List.of(allowed).contains(type.getPackageName())))
        .check(CLASSES);
  }

  /** Estimates carry their interval; a report that computes one would be judging. */
  @Test
  void ofStatisticsTheReportKnowsTheIntervalOnly() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "report")
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "are statistics",
                type ->
                    type.getPackageName().equals(ROOT + "stats")
                        && !type.getSimpleName().equals("Interval")))
        .check(CLASSES);
  }

  @Test
  void thereIsNoCycleAmongPackages() {
    slices().matching("org.allocrace.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
