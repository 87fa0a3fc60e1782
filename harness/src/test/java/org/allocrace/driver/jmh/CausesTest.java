package org.allocrace.driver.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.allocrace.model.LatencySeries.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which counter a long operation is held against, and that the counters are the kernel's. */
class CausesTest {
  private static final Path STAT = Path.of("/proc/thread-self/stat");
  private static final Path STATUS = Path.of("/proc/thread-self/status");

  /** Counters that stand where they are told to. */
  private static final class Scripted implements Counters {
    private long[] values = new long[COUNT];

    @Override
    public void read(long[] into) {
      System.arraycopy(values, 0, into, 0, STEAL);
    }

    @Override
    public void readSteal(long[] into) {
      into[STEAL] = values[STEAL];
    }

    void are(long collections, long major, long minor, long switches) {
      are(collections, major, minor, switches, 0);
    }

    void are(long collections, long major, long minor, long switches, long steal) {
      values = new long[] {collections, major, minor, switches, steal};
    }
  }

  @Test
  void theFirstCounterThatMovedSinceTheLastLookIsTheCause() {
    Scripted counters = new Scripted();
    counters.are(4, 4, 4, 4);
    Causes causes = new Causes(counters);
    causes.look();
    causes.note(1_000);
    counters.are(5, 5, 5, 5);
    causes.note(2_000);
    counters.are(5, 5, 6, 6);
    causes.note(3_000);
    counters.are(5, 6, 7, 7);
    causes.note(4_000);
    counters.are(5, 6, 7, 9);
    causes.note(5_000);
    causes.note(6_000);
    assertEquals(
        List.of(
            new Cause("collection", 1, 2_000),
            new Cause("major-fault", 1, 4_000),
            new Cause("page-fault", 1, 3_000),
            new Cause("switch", 1, 5_000),
            new Cause("unknown", 2, 7_000)),
        causes.seen());
  }

  @Test
  void stealIsTheCauseOfALongOperationOnlyAndOnlyIfNothingElseMoved() {
    Scripted counters = new Scripted();
    Causes causes = new Causes(counters);
    causes.look();
    counters.are(0, 0, 0, 0, 1);
    causes.note(999_999); // too short to ask
    causes.note(1_000_000);
    causes.note(2_000_000); // nothing since
    counters.are(0, 0, 0, 1, 2);
    causes.note(3_000_000);
    causes.note(4_000_000);
    assertEquals(
        List.of(
            new Cause("switch", 1, 3_000_000),
            new Cause("steal", 1, 1_000_000),
            new Cause("unknown", 3, 6_999_999)),
        causes.seen());
  }

  @Test
  void stealIsTheEighthNumberOfAllProcessors(@TempDir Path folder) throws IOException {
    // Oracle: proc_stat(5).
    assertEquals(
        77, ticks(folder, "cpu  100 10 50 900 5 1 2 77 7 3\ncpu0 1 1 1 1 1 1 1 1 1 1\n", 5));
    assertEquals(5, ticks(folder, "cpu  1 2 3 4\ncpu0 1 1 1 1 1 1 1 1\n", 5));
    assertEquals(5, ticks(folder, "cpu0 1 2 3 4 5 6 7 8\n", 5));
    assertEquals(5, ticks(folder, "", 5));
    assertNull(Steal.open(folder.resolve("none")));
  }

  private static long ticks(Path folder, String stat, long before) throws IOException {
    Path file = Files.writeString(folder.resolve("stat"), stat);
    return Objects.requireNonNull(Steal.open(file)).ticks(before);
  }

  @Test
  void whatHappenedBeforeALookOfItsOwnIsNoCause() {
    Scripted counters = new Scripted();
    Causes causes = new Causes(counters);
    counters.are(1, 1, 1, 1);
    causes.look();
    causes.note(1_000);
    assertEquals(List.of(new Cause("unknown", 1, 1_000)), causes.seen());
  }

  @Test
  void nothingIsSeenAfterClearing() {
    Causes causes = new Causes(new Scripted());
    causes.note(1_000);
    causes.clear();
    assertEquals(List.of(), causes.seen());
  }

  @Test
  void aCollectionOfThisJvmIsSeen() {
    Counters counters = Counters.ofThisThread();
    long[] before = new long[Counters.COUNT];
    long[] after = new long[Counters.COUNT];
    counters.read(before);
    System.gc();
    counters.read(after);
    assertTrue(after[Counters.COLLECTIONS] > before[Counters.COLLECTIONS]);
  }

  /** Oracle: proc_pid_stat(5) and proc_pid_status(5) of the thread, read between two looks. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theCountersOfTheThreadAreThoseOfItsFilesInProc() throws Exception {
    ThreadUsage usage = Objects.requireNonNull(ThreadUsage.open());
    usage.read();
    long minor = usage.minorFaults();
    long major = usage.majorFaults();
    long switches = usage.switches();
    for (int i = 0; i < 20; i++) {
      Thread.sleep(1);
    }
    List<String> stat = List.of(Files.readString(STAT).replaceAll("^.*\\) ", "").split(" "));
    long kernelSwitches = switches();
    usage.read();
    // The fields are counted from 1; state, the first that is left, is the third.
    between(minor, Long.parseLong(stat.get(10 - 3)), usage.minorFaults());
    between(major, Long.parseLong(stat.get(12 - 3)), usage.majorFaults());
    between(switches, kernelSwitches, usage.switches());
    assertTrue(usage.switches() >= switches + 20, "it slept 20 times");
  }

  private static long switches() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.contains("voluntary_ctxt_switches"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  private static void between(long least, long value, long most) {
    assertTrue(least <= value && value <= most, least + " " + value + " " + most);
  }
}
