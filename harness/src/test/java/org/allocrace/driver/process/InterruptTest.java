package org.allocrace.driver.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are stopped together with what they started. */
@Timeout(60)
class InterruptTest {
  /** Starts a child, writes down both numbers and waits for it. */
  private static final String PARENT =
      """
      sleep 600 &
      printf '%s\\n' "$$" "$!" > "$1.part"
      mv "$1.part" "$1"
      wait
      """;

  @TempDir private Path directory = Path.of("");

  private ReplayProcess process(Duration limit, String... before) throws IOException {
    return new ReplayProcess(
        Launch.of(Scripts.write(directory.resolve("program"), PARENT)),
        limit,
        new Around(List.of(before), 0, false));
  }

  private Path numbers() {
    return directory.resolve("numbers");
  }

  private void assertBothAreGone() throws Exception {
    for (String number : Files.readAllLines(numbers())) {
      // A child that was killed is gone once whoever inherited it has looked at it.
      for (int i = 0; i < 1_000 && isRunning(number); i++) {
        Thread.sleep(10);
      }
      assertFalse(isRunning(number), "process " + number);
    }
  }

  /** A zombie runs no more, also where nobody collects it. */
  private static boolean isRunning(String number) throws IOException {
    if (!ProcessHandle.of(Long.parseLong(number)).map(ProcessHandle::isAlive).orElse(false)) {
      return false;
    }
    Path stat = Path.of("/proc", number, "stat");
    return !Files.exists(stat) || !Files.readString(stat).contains(") Z ");
  }

  @Test
  void anInterruptStopsTheProcessAndItsChildren() throws Exception {
    ReplayProcess process = process(Duration.ofMinutes(5));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread runner =
        new Thread(
            () -> {
              try {
                var _ = process.run(List.of(numbers().toString()));
              } catch (IOException | InterruptedException e) {
                thrown.set(e);
              }
            });
    runner.start();
    while (!Files.exists(numbers())) {
      Thread.sleep(10);
    }
    runner.interrupt();
    runner.join();
    var _ = assertInstanceOf(InterruptedException.class, thrown.get());
    assertBothAreGone();
  }

  @Test
  void aTimeLimitStopsTheProcessAndItsChildren() throws Exception {
    assertEquals(
        ReplayProcess.Stop.LATE,
        process(Duration.ofSeconds(1)).run(List.of(numbers().toString())).stop());
    assertBothAreGone();
  }

  @Test
  void aCounterThatStartsTheProgramAsAChildIsStoppedWithIt() throws Exception {
    assertEquals(
        ReplayProcess.Stop.LATE,
        process(Duration.ofSeconds(1), "sh", "-c", "\"$@\" & wait", "counter")
            .run(List.of(numbers().toString()))
            .stop());
    assertBothAreGone();
  }
}
