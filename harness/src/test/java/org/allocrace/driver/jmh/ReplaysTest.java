package org.allocrace.driver.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.allocrace.model.LatencySeries.Bucket;
import org.allocrace.model.Mode;
import org.junit.jupiter.api.Test;

class ReplaysTest {
  @Test
  void anIterationHasAsManyReplaysAsFillItsTimeRoundedUp() {
    assertEquals(1, Replays.forTime(20, 100));
    assertEquals(3, Replays.forTime(250, 100));
    assertEquals(3, Replays.forTime(300, 100));
    assertEquals(20, Replays.forTime(20, 0), "a clock that did not move");
  }

  @Test
  void theQuantumOfAClockDividesAllItsDifferences() {
    // Oracle: a clock that ticks each 1,000 ns gives differences of 0, 2,000 and 3,000.
    long quantum = 0;
    for (long difference : new long[] {0, 2000, 0, 3000}) {
      quantum = ClockCalibration.greatestCommonDivisor(quantum, difference);
    }
    assertEquals(1000, quantum);
  }

  @Test
  void bucketsAreExactBelow2048AndTwiceAsWideAbove() {
    // Oracle: the layout in docs/replay-protocol.md.
    Distribution times = new Distribution();
    times.record(2047);
    times.record(2047);
    times.record(2049);
    times.record(4099);
    times.note(10, 5000);
    var series = times.series("batch", 64);
    assertEquals(
        List.of(new Bucket(2047, 2), new Bucket(2048, 1), new Bucket(4096, 1)), series.histogram());
    assertEquals(14, series.samples());
    assertEquals(5000, series.maxNs());
  }

  @Test
  void theReplaysOfTheSideFileAreNoPartOfTheProtocolAndGarbageStays() {
    SideFile file =
        SideFile.of(
            List.of(
                "{\"event\":\"start\",\"operations\":12}",
                "{\"event\":\"replays\",\"replays\":5}",
                "not json"));
    assertEquals(List.of("{\"event\":\"start\",\"operations\":12}", "not json"), file.protocol());
    assertEquals(12, file.operations());
    assertEquals(5, file.replays());
  }

  @Test
  void thePeakIsTheKernelsHighWaterMarkInBytes() {
    // Oracle: proc_pid_status(5).
    assertEquals(2_097_152, MemoryReplay.peakOf(List.of("VmPeak:\t 9 kB", "VmHWM:\t    2048 kB")));
    assertNull(MemoryReplay.peakOf(List.of("Name:\tx")));
  }

  @Test
  void aLargeTraceGetsALargeHeapAndOnlyTimedForksTouchAllOfIt() {
    List<String> timed = Jvm.arguments(Mode.LATENCY, 1 << 20);
    assertTrue(timed.containsAll(List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch")));
    // 128 MiB: 1 GiB and 16 times as much
    assertTrue(Jvm.arguments(Mode.MEMORY, 128 << 20).containsAll(List.of("-Xms3g", "-Xmx3g")));
    assertFalse(Jvm.arguments(Mode.MEMORY, 0).contains("-XX:+AlwaysPreTouch"));
  }

  @Test
  void theLastWordsOfAForkAreItsLastLinesWithoutStackFrames() {
    IterationLog log = new IterationLog();
    log.println("<forked VM failed with exit code 1>");
    log.println("first");
    log.println("java.lang.OutOfMemoryError: Java heap space");
    log.println("\tat org.allocrace.Somewhere");
    assertEquals("first; java.lang.OutOfMemoryError: Java heap space", log.lastLines());
  }
}
