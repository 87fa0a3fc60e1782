package org.allocrace.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.allocrace.model.Checkup;
import org.allocrace.model.Finding;
import org.allocrace.model.Finding.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines of all kinds; the levels are those of the table in docs/doctor.md. */
class DoctorTest {
  private static final long SPIN = 5_000_000;
  private static final Surroundings NOTHING = new Surroundings(4, -1, "/usr/bin:/opt/tools");

  @TempDir private Path root = Path.of("");
  private ScriptedMachine machine = new ScriptedMachine(root);

  @BeforeEach
  void setTheMachineUp() {
    machine = new ScriptedMachine(root);
  }

  /** Of a second, after which 200 spins of 5 ms are over. */
  private Checkup checkup(LongSupplier spin) throws InterruptedException {
    return new Doctor(machine.files(), NOTHING, spin).checkup(Duration.ofSeconds(1), _ -> {});
  }

  private static Finding finding(Checkup checkup, String name) {
    return checkup.findings().stream()
        .filter(finding -> finding.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Finding finding(String name) throws InterruptedException {
    return finding(checkup(() -> SPIN), name);
  }

  private void assertLevel(Level level, String name) throws InterruptedException {
    Finding finding = finding(name);
    assertEquals(level, finding.level(), finding.toString());
    assertEquals(level == Level.GOOD, finding.advice() == null, finding.toString());
  }

  @Test
  void aQuietServerIsGoodInEverything() throws Exception {
    machine.quiet();
    Checkup checkup =
        checkup(
            () -> {
              machine.withTimes(1100, 0);
              return SPIN;
            });
    assertEquals(Level.GOOD, checkup.verdict(), checkup.toString());
    for (Finding finding : checkup.findings()) {
      boolean instrument = List.of("perf counters", "valgrind").contains(finding.name());
      assertEquals(instrument ? null : Level.GOOD, finding.level(), finding.toString());
    }
  }

  @Test
  void aLaptopThatSavesPowerIsNoisy() throws Exception {
    machine
        .quiet()
        .with("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave\n")
        .with("sys/devices/system/cpu/intel_pstate/no_turbo", "0\n")
        .with("sys/devices/system/cpu/smt/active", "1\n");
    assertEquals(Level.NOISY, checkup(() -> SPIN).verdict());
    assertLevel(Level.NOISY, "governor");
    assertEquals("performance, powersave", finding("governor").found());
    assertLevel(Level.NOISY, "turbo");
    assertLevel(Level.NOISY, "smt");
  }

  @Test
  void turboOfOtherMakersIsSwitchedTheOtherWayRound() throws Exception {
    machine.with("sys/devices/system/cpu/cpufreq/boost", "1\n");
    assertLevel(Level.NOISY, "turbo");
    machine.with("sys/devices/system/cpu/cpufreq/boost", "0\n");
    assertLevel(Level.GOOD, "turbo");
  }

  @Test
  void aContainerWithHalfAProcessorIsUnusable() throws Exception {
    machine.quiet().with("sys/fs/cgroup/cpu.max", "50000 100000\n");
    assertEquals(Level.UNUSABLE, checkup(() -> SPIN).verdict());
    assertLevel(Level.UNUSABLE, "cores");
    assertEquals(
        "4 online, 4 allowed by the affinity, time of 0.500 by the group's quota",
        finding("cores").found());
  }

  @Test
  void oneProcessorForEverythingIsNoisy() throws Exception {
    machine.quiet().with("proc/self/status", "Cpus_allowed_list:\t2\n");
    assertLevel(Level.NOISY, "cores");
    machine.quiet().with("sys/fs/cgroup/cpu.max", "190000 100000\n");
    assertLevel(Level.NOISY, "cores");
    machine.quiet().with("sys/fs/cgroup/cpu.max", "200000 100000\n");
    assertLevel(Level.GOOD, "cores");
  }

  @Test
  void aMachineWithAFifthStolenIsUnusable() throws Exception {
    machine.quiet();
    long[] ticks = new long[1];
    Checkup checkup =
        checkup(
            () -> {
              ticks[0]++;
              machine.withTimes(1000 + 4 * ticks[0], ticks[0]);
              return SPIN;
            });
    assertEquals(Level.UNUSABLE, checkup.verdict());
    // By hand: one tick of five in each of 200 spins of 5 ms.
    assertEquals("20.0 % of all processors over 1.0 s", finding(checkup, "steal").found());
    assertEquals(Level.UNUSABLE, finding(checkup, "steal").level());
  }

  private Level levelOfSteal(long idle, long steal) throws InterruptedException {
    machine.withTimes(0, 0);
    Checkup checkup =
        checkup(
            () -> {
              machine.withTimes(idle, steal);
              return SPIN;
            });
    return level(finding(checkup, "steal"));
  }

  private static Level level(Finding finding) {
    return Objects.requireNonNull(finding.level(), finding::toString);
  }

  @Test
  void stealIsJudgedByTheLimitsOfTheGuard() throws Exception {
    assertEquals(Level.GOOD, levelOfSteal(990, 10));
    assertEquals(Level.NOISY, levelOfSteal(980, 20));
    assertEquals(Level.NOISY, levelOfSteal(950, 50));
    assertEquals(Level.UNUSABLE, levelOfSteal(940, 60));
  }

  @Test
  void aSingleTickOfStealIsNoEvidence() throws Exception {
    assertEquals(Level.GOOD, levelOfSteal(9, 1));
    assertEquals(Level.UNUSABLE, levelOfSteal(8, 2));
  }

  @Test
  void aMacWithoutProcSaysWhatIsNotKnown() throws Exception {
    Checkup checkup =
        new Doctor(machine.files(), new Surroundings(8, 1.5, "/usr/bin"), () -> SPIN).shortForm();
    assertEquals(Level.GOOD, checkup.verdict());
    assertEquals(
        "8 online, affinity not known here, quota not known here",
        finding(checkup, "cores").found());
    assertEquals("1.50 over one minute on 8 processors", finding(checkup, "load").found());
    List<String> known = List.of("cores", "load", "jitter", "valgrind");
    for (Finding finding : checkup.findings()) {
      if (!known.contains(finding.name())) {
        assertEquals(Finding.notKnown(finding.name()), finding);
      }
    }
  }

  @Test
  void whereTheLoadIsNotKnownItIsNotGuessed() throws Exception {
    assertEquals(Finding.notKnown("load"), finding("load"));
    machine.with("proc/loadavg", "much\n");
    assertEquals(Finding.notKnown("load"), finding("load"));
  }

  @Test
  void aBusyMachineIsNoisyAndAFullOneUnusable() throws Exception {
    machine.quiet().with("proc/loadavg", "1.00 0 0 1/2 3\n");
    assertLevel(Level.GOOD, "load");
    machine.with("proc/loadavg", "1.01 0 0 1/2 3\n");
    assertLevel(Level.NOISY, "load");
    machine.with("proc/loadavg", "4.00 0 0 1/2 3\n");
    assertLevel(Level.UNUSABLE, "load");
  }

  @Test
  void memoryIsEnoughForAForkAndTheHarness() throws Exception {
    // 2 GiB and 1.25 GiB in kB, each with the value below it.
    assertEquals(List.of(Level.GOOD, Level.NOISY), levelsOfMemory(2097152, 2097151));
    assertEquals(List.of(Level.NOISY, Level.UNUSABLE), levelsOfMemory(1310720, 1310719));
  }

  private List<Level> levelsOfMemory(long... kibibytes) throws InterruptedException {
    List<Level> levels = new ArrayList<>();
    for (long free : kibibytes) {
      machine.with("proc/meminfo", "MemAvailable:  " + free + " kB\n");
      levels.add(level(finding("free memory")));
    }
    return levels;
  }

  @Test
  void aContainersLimitIsJudgedLikeFreeMemory() throws Exception {
    machine.quiet().with("sys/fs/cgroup/memory.max", "1073741824\n");
    assertLevel(Level.UNUSABLE, "memory limit");
    assertEquals("1.0 GiB", finding("memory limit").found());
    machine.with("sys/fs/cgroup/memory.max", "1610612736\n");
    assertLevel(Level.NOISY, "memory limit");
    machine.with("sys/fs/cgroup/memory.max", "max\n");
    assertEquals(Finding.good("memory limit", "none"), finding("memory limit"));
  }

  @Test
  void swapInUseMattersWhereMemoryIsShort() throws Exception {
    String swap = "SwapTotal: 2097152 kB\nSwapFree: 1048576 kB\n";
    machine.with("proc/meminfo", "MemAvailable: 9000000 kB\n" + swap);
    assertEquals(Finding.good("swap", "1.0 GiB of 2.0 GiB in use"), finding("swap"));
    machine.with("proc/meminfo", "MemAvailable: 1500000 kB\n" + swap);
    assertLevel(Level.NOISY, "swap");
  }

  @Test
  void aFixedLayoutIsNoisy() throws Exception {
    machine.with("proc/sys/kernel/randomize_va_space", "0\n");
    assertLevel(Level.NOISY, "aslr");
    machine.with("proc/sys/kernel/randomize_va_space", "1\n");
    assertLevel(Level.GOOD, "aslr");
    machine.with("proc/sys/kernel/randomize_va_space", "7\n");
    assertEquals(Finding.fact("aslr", "unknown value 7", null), finding("aslr"));
  }

  @Test
  void clocksAreJudgedByWhatAReadingCosts() throws Exception {
    String file = "sys/devices/system/clocksource/clocksource0/current_clocksource";
    machine.with(file, "kvm-clock\n");
    assertLevel(Level.GOOD, "clock source");
    machine.with(file, "hpet\n");
    assertLevel(Level.NOISY, "clock source");
    machine.with(file, "jiffies\n");
    assertLevel(Level.UNUSABLE, "clock source");
    machine.with(file, "sundial\n");
    assertEquals(
        Finding.fact("clock source", "sundial, whose cost is not known here", null),
        finding("clock source"));
  }

  @Test
  void aCounterIsInvariantWithBothFlags() throws Exception {
    machine.with("proc/cpuinfo", "flags\t\t: fpu constant_tsc\n");
    assertLevel(Level.NOISY, "invariant tsc");
    assertEquals("no nonstop_tsc", finding("invariant tsc").found());
    machine.with("proc/cpuinfo", "Features\t: fp asimd\n");
    assertEquals(Finding.notKnown("invariant tsc"), finding("invariant tsc"));
  }

  @Test
  void hugePagesForEverybodyAreNoisy() throws Exception {
    String file = "sys/kernel/mm/transparent_hugepage/enabled";
    machine.with(file, "[always] madvise never\n");
    assertLevel(Level.NOISY, "huge pages");
    machine.with(file, "always madvise [never]\n");
    assertEquals(Finding.good("huge pages", "never"), finding("huge pages"));
    machine.with(file, "always madvise never\n");
    assertEquals(Finding.notKnown("huge pages"), finding("huge pages"));
  }

  @Test
  void aProcessorThatSlowsDownDuringTheCheckIsUnusable() throws Exception {
    machine.quiet();
    Checkup checkup =
        checkup(
            () -> {
              machine.with(
                  "sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "3\n");
              return SPIN;
            });
    assertEquals(Level.UNUSABLE, finding(checkup, "thermal").level());
    assertEquals(
        "45 °C, 55 °C below its limit, slowed down during the check",
        finding(checkup, "thermal").found());
  }

  @Test
  void theZoneClosestToItsLimitCounts() throws Exception {
    machine
        .quiet()
        .with("sys/class/thermal/thermal_zone1/temp", "40000\n")
        .with("sys/class/thermal/thermal_zone1/trip_point_0_type", "active\n")
        .with("sys/class/thermal/thermal_zone1/trip_point_0_temp", "41000\n")
        .with("sys/class/thermal/thermal_zone1/trip_point_1_type", "passive\n")
        .with("sys/class/thermal/thermal_zone1/trip_point_1_temp", "44999\n")
        .with("sys/class/thermal/thermal_zone2/temp", "-274000\n");
    assertLevel(Level.NOISY, "thermal");
    machine.with("sys/class/thermal/thermal_zone1/trip_point_1_temp", "45000\n");
    assertLevel(Level.GOOD, "thermal");
    assertEquals(
        "40 °C, 5 °C below its limit, not slowed down during the check (counters at 2)",
        finding("thermal").found());
  }

  @Test
  void countersAreOpenLockedOrNotThere() throws Exception {
    machine.quiet();
    assertEquals(
        "open (perf_event_paranoid 2), but perf is not on the path",
        finding("perf counters").found());
    machine.with("proc/sys/kernel/perf_event_paranoid", "4\n");
    assertEquals("locked (perf_event_paranoid 4)", finding("perf counters").found());
    // CAP_PERFMON has number 38: 2^38 is 4 * 16^9.
    machine.with("proc/self/status", "CapEff:\t0000004000000000\n");
    assertTrue(finding("perf counters").found().startsWith("open"));
    Files.delete(root.resolve("sys/bus/event_source/devices/cpu/type"));
    Files.delete(root.resolve("sys/bus/event_source/devices/cpu"));
    assertEquals(Finding.notKnown("perf counters"), finding("perf counters"));
    machine.with("sys/bus/event_source/devices/software/type", "1\n");
    assertEquals("none that this system sees", finding("perf counters").found());
  }

  @Test
  void valgrindIsThereIfItCanBeStartedFromThePath() throws Exception {
    assertEquals("not on the path", finding("valgrind").found());
    machine.with("opt/tools/valgrind", "");
    assertEquals("not on the path", finding("valgrind").found());
    assertTrue(root.resolve("opt/tools/valgrind").toFile().setExecutable(true));
    assertEquals(Finding.fact("valgrind", "there", null), finding("valgrind"));
  }

  /** Spins of 5 ms but for some of another length at the beginning; 200 are over after a second. */
  private Finding jitter(int others, long ns) throws InterruptedException {
    int[] done = new int[1];
    return finding(checkup(() -> done[0]++ < others ? ns : SPIN), "jitter");
  }

  @Test
  void jitterIsTheShareOfSpinsFarOffTheMedian() throws Exception {
    // Of 200 spins 2 are 1 %, 10 are 5 %; shorter ones make it a few more than 200.
    assertEquals(Level.GOOD, jitter(2, 4_400_000).level());
    assertEquals(Level.NOISY, jitter(3, 4_400_000).level());
    assertEquals(Level.NOISY, jitter(10, 4_400_000).level());
    assertEquals(Level.UNUSABLE, jitter(12, 4_400_000).level());
    assertEquals(Level.GOOD, jitter(20, 5_200_000).level(), "within 10 % of the median");
  }

  @Test
  void aSpreadWiderThanTheMarginOfEquivalenceIsNoisy() throws Exception {
    // 40 of 200 spins are longer: the 95th percentile is one of them, none is 10 % off.
    assertEquals(Level.NOISY, jitter(40, 5_300_000).level());
    assertEquals(Level.GOOD, jitter(40, 5_240_000).level());
  }

  @Test
  void theRowOfJitterShowsTheFiguresBehindIt() throws Exception {
    // By hand: 15 ms and 197 times 5 make a second; mean 1000 / 198 = 5.0505, squares of the
    // deviations 9.9495^2 + 197 * 0.0505^2 = 99.495, of which a 197th is 0.505, the square of
    // 0.7107: 14.07 % of the mean.
    int[] done = new int[1];
    Finding finding = finding(checkup(() -> done[0]++ == 0 ? 3 * SPIN : SPIN), "jitter");
    assertEquals(
        "198 spins: median 5.00 ms, p5 5.00, p95 5.00, CoV 14.1 %; 1 more than 10 % off",
        finding.found());
    assertEquals(Level.GOOD, finding.level(), "one spin is no evidence");
  }

  @Test
  void switchesAreThoseOfTheWholeCheck() throws Exception {
    machine.withSwitches(5);
    Checkup checkup =
        checkup(
            () -> {
              machine.withSwitches(26);
              return SPIN;
            });
    assertEquals("21 forced in 200 spins", finding(checkup, "context switches").found());
    assertEquals(Level.NOISY, finding(checkup, "context switches").level());
    assertLevel(Level.GOOD, "context switches");
  }

  @Test
  void progressIsTheTimeThatWentBy() throws Exception {
    List<Long> seen = new ArrayList<>();
    Checkup checkup =
        new Doctor(machine.files(), NOTHING, () -> SPIN).checkup(Duration.ofMillis(12), seen::add);
    assertEquals(List.of(SPIN, 2 * SPIN, 3 * SPIN), seen);
    assertTrue(finding(checkup, "jitter").found().startsWith("3 spins"));
  }

  @Test
  void anInterruptedCheckEnds() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> checkup(() -> SPIN));
    assertFalse(Thread.interrupted());
  }

  @Test
  void thisMachineHasAVerdictAndAdviceWhereItIsNotGood() throws Exception {
    Checkup checkup = new Doctor().shortForm();
    assertNotNull(finding(checkup, "jitter").level());
    for (Finding finding : checkup.findings()) {
      if (finding.level() == Level.NOISY || finding.level() == Level.UNUSABLE) {
        assertNotNull(finding.advice(), finding.toString());
      } else if (finding.level() == Level.GOOD) {
        assertNull(finding.advice(), finding.toString());
      }
    }
  }

  @Test
  void thePageHasARowForEachFinding() throws Exception {
    List<String> rows =
        Files.readAllLines(Path.of("..", "docs", "doctor.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("`", -1)[1])
            .sorted()
            .toList();
    var names = new TreeMap<String, Finding>();
    checkup(() -> SPIN).findings().forEach(finding -> names.put(finding.name(), finding));
    assertEquals(List.copyOf(names.keySet()), rows);
  }
}
