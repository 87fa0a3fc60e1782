package org.allocrace;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may import whom. {@code cli} may import everything, and nothing imports it. */
class PackageTableTest {
  private static final String ROOT = "org.allocrace.";
  private static final String CLI = "cli";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.allocrace");

  /** Names that say nothing of what is in a package. */
  private static final Set<String> FORBIDDEN =
      Set.of("util", "common", "core", "impl", "misc", "helpers");

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
          Map.entry("driver", List.of("model")),
          Map.entry("driver.process", List.of("driver", "model")),
          Map.entry(
              "driver.jmh",
              List.of(
                  "driver",
                  "driver.polyglot",
                  "driver.foreign",
                  "replay",
                  "contender",
                  "contender.inprocess",
                  "trace",
                  "model")),
          Map.entry("driver.polyglot", List.of("driver")),
          Map.entry("driver.foreign", List.of("driver", "replay")),
          // What JMH's annotation processor writes.
          Map.entry("driver.jmh.jmh_generated", List.of("driver.jmh")),
          Map.entry("study", List.of("model", "contender")),
          Map.entry("machine", List.of("model")),
          Map.entry("runfile", List.of("model")),
          Map.entry("engine", List.of("driver", "study", "model")),
          Map.entry("unit", List.of()),
          Map.entry("chart", List.of("unit")),
          Map.entry("analysis", List.of("model", "stats")),
          Map.entry("selftest", List.of("analysis", "stats", "model")),
          Map.entry("report", List.of("analysis", "chart", "model", "unit", "stats")),
          Map.entry("alloc", List.of()),
          Map.entry("alloc.pool", List.of("alloc")),
          Map.entry("alloc.arena", List.of("alloc")),
          Map.entry("alloc.checked", List.of("alloc.pool", "alloc.arena")));

  @TestFactory
  Stream<DynamicTest> aPackageImportsOnlyWhatTheTableAllows() {
    return MAY_IMPORT.entrySet().stream()
        .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> check(row)));
  }

  private static void check(Map.Entry<String, List<String>> row) {
    Set<String> allowed =
        Stream.concat(Stream.of(row.getKey()), row.getValue().stream())
            .map(name -> ROOT + name)
            .collect(Collectors.toSet());
    classes()
        .that()
        .resideInAPackage(ROOT + row.getKey())
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are in the table",
                type -> !isOurs(type) || allowed.contains(type.getPackageName())))
        .check(CLASSES);
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith("org.allocrace");
  }

  /** A permission that nobody needs would hide the day when somebody uses it. */
  @TestFactory
  Stream<DynamicTest> thePermissionsOfTheTableAreUsed() {
    return MAY_IMPORT.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey(),
                    () -> assertEquals(new TreeSet<>(row.getValue()), imports(row.getKey()))));
  }

  @Test
  void everyPackageButTheCommandLineIsInTheTable() {
    Set<String> rows = new TreeSet<>(MAY_IMPORT.keySet());
    rows.add(CLI);
    assertEquals(rows, packages());
  }

  /** All that hold a class, without the root; the root itself would stand as its full name. */
  private static Set<String> packages() {
    return CLASSES.stream()
        .map(type -> type.getPackageName())
        .map(name -> name.startsWith(ROOT) ? name.substring(ROOT.length()) : name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void nothingImportsTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + CLI)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + CLI)
        .check(CLASSES);
  }

  @Test
  void noPackageHasANameThatFitsAnything() {
    assertEquals(
        List.of(),
        packages().stream()
            .filter(name -> Arrays.stream(name.split("\\.")).anyMatch(FORBIDDEN::contains))
            .toList());
  }

  /** A package of java-impl may be named by its module. */
  @TestFactory
  Stream<DynamicTest> aPackagesDescriptionNamesWhatItImports() {
    return MAY_IMPORT.keySet().stream()
        .filter(name -> !name.endsWith("jmh_generated"))
        .map(name -> DynamicTest.dynamicTest(name, () -> describesItsImports(name)));
  }

  private static void describesItsImports(String name) throws IOException {
    String text = description(name);
    boolean inHarness = !name.startsWith("alloc");
    Predicate<String> isNamed =
        other ->
            text.contains("{@code " + other + "}")
                || (inHarness && other.startsWith("alloc") && text.contains("java-impl"));
    assertEquals(List.of(), imports(name).stream().filter(isNamed.negate()).toList(), text);
  }

  private static Set<String> imports(String name) {
    return CLASSES.stream()
        .filter(type -> type.getPackageName().equals(ROOT + name))
        .map(JavaClass::getDirectDependenciesFromSelf)
        .flatMap(Collection::stream)
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .filter(PackageTableTest::isOurs)
        .map(type -> type.getPackageName().substring(ROOT.length()))
        .filter(other -> !other.equals(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The comment of a {@code package-info.java}, in one line. */
  private static String description(String name) throws IOException {
    String module = name.startsWith("alloc") ? "java-impl" : "harness";
    Path sources = Path.of("..", module, "src", "main", "java", "org", "allocrace");
    String text =
        Files.readString(sources.resolve(name.replace('.', '/')).resolve("package-info.java"));
    return text.substring(0, text.indexOf("*/")).replaceAll("\\s+\\*?\\s*", " ");
  }

  /** Estimates carry their interval; a report that computes one would be judging. */
  @Test
  void ofStatisticsTheReportKnowsTheIntervalOnly() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "report")
        .should()
        .dependOnClassesThat(
            describe(
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
