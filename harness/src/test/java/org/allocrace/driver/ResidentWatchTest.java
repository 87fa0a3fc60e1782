package org.allocrace.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.allocrace.model.Resident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A folder that plays {@code /proc}, and a process that sleeps. */
@Timeout(60)
class ResidentWatchTest {
  private static final int PID = 42;

  @TempDir private Path proc = Path.of("");

  /** In one step, so that nobody reads half a file. */
  private void status(String text) throws IOException {
    Path folder = Files.createDirectories(proc.resolve(Integer.toString(PID)));
    Path part = Files.writeString(folder.resolve("part"), text);
    var _ = Files.move(part, folder.resolve("status"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String alive(int kib) {
    return "Name:\tpool\nVmHWM:\t    9999 kB\nVmRSS:\t%8d kB\nRssAnon:\t     1 kB\n".formatted(kib);
  }

  @Test
  void itStopsByItselfWhenTheProcessIsGone() throws Exception {
    status(alive(12));
    ResidentWatch watch = ResidentWatch.of(proc, PID);
    Thread.sleep(20);
    Files.delete(proc.resolve("42/status"));
    watch.awaitEnd();
    Resident resident = Objects.requireNonNull(watch.seen());
    assertEquals(5, resident.intervalMs());
    // 12 KiB, as the file says.
    assertTrue(
        resident.points().stream().allMatch(point -> point.bytes() == 12_288), "" + resident);
  }

  @Test
  void aDeadProcessThatNobodyCollectedIsGone() throws Exception {
    status("Name:\tpool\nState:\tZ (zombie)\nThreads:\t1\n");
    ResidentWatch watch = ResidentWatch.of(proc, PID);
    watch.awaitEnd();
    assertNull(watch.seen());
  }

  @Test
  void whereThereIsNoProcNothingIsSeen() throws Exception {
    ResidentWatch watch = ResidentWatch.of(proc.resolve("missing"), PID);
    watch.awaitEnd();
    assertNull(watch.seen());
  }

  @Test
  void whoeverAsksStopsIt() throws Exception {
    status(alive(1));
    ResidentWatch watch = ResidentWatch.of(proc, PID);
    Resident first = Objects.requireNonNull(watch.seen());
    assertEquals(1_024, first.points().getLast().bytes());
    status(alive(2));
    assertEquals(first, watch.seen());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aRealProcessIsWatchedToItsEnd() throws Exception {
    Process process = new ProcessBuilder("sleep", "0.2").start();
    ResidentWatch watch = ResidentWatch.of(process.pid());
    assertEquals(0, process.waitFor());
    watch.awaitEnd();
    Resident resident = Objects.requireNonNull(watch.seen());
    // Whole pages, at least 4 KiB each; sleep needs less than 64 MiB on every Linux.
    long peak = resident.points().stream().mapToLong(Resident.Point::bytes).max().orElseThrow();
    assertTrue(peak >= 4096 && peak < 64 << 20, "peak " + peak);
    assertTrue(resident.points().stream().allMatch(point -> point.bytes() % 4096 == 0));
    long last = resident.points().getLast().atNs();
    assertTrue(resident.points().getFirst().atNs() >= 0 && last < 60_000_000_000L, "at " + last);
  }
}
