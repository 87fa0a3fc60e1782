package org.allocrace.cli;

import java.io.PrintWriter;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** On a terminal a bar with a step for each second; elsewhere one line when it begins. */
final class CheckupProgress implements LongConsumer, AutoCloseable {
  private static final long SECOND = 1_000_000_000;

  private final @Nullable ProgressBar bar;

  /**
   * Begins to watch.
   *
   * @param seconds that the check takes
   */
  CheckupProgress(PrintWriter err, int seconds) {
    this.bar = ConsoleProgress.isTerminal() ? ConsoleProgress.bar("doctor", seconds) : null;
    if (bar == null) {
      err.println("allocrace: watching the machine for " + seconds + " s; leave it alone");
      err.flush();
    }
  }

  /** So many nanoseconds have gone by. */
  @Override
  public void accept(long ns) {
    if (bar != null) {
      bar.stepTo(Math.min(bar.getMax(), ns / SECOND));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
