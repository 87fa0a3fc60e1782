package org.allocrace.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.allocrace.engine.Progress;
import org.allocrace.model.Failure;
import org.allocrace.model.Invocation;
import org.allocrace.study.Block;
import org.allocrace.study.Step;
import org.jspecify.annotations.Nullable;

/** On a terminal a bar with the time left; elsewhere a line for each block. Failures at once. */
final class ConsoleProgress implements Progress, AutoCloseable {
  private final PrintWriter err;
  private int steps;
  private final @Nullable ProgressBar bar;
  private final long began = System.nanoTime();
  private int done;

  /**
   * Begins to watch.
   *
   * @param steps that are still to run
   */
  ConsoleProgress(PrintWriter err, int steps) {
    this.err = err;
    this.steps = steps;
    this.bar = isTerminal() ? bar("run", steps) : null;
  }

  /** Whether somebody watches who can see a line change. */
  static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)
        && System.getenv("CI") == null
        && !"dumb".equals(System.getenv("TERM"));
  }

  /** A bar on standard error, without colour if the user says so. */
  static ProgressBar bar(String task, int steps) {
    ProgressBarStyle style =
        System.getenv("NO_COLOR") == null
            ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
            : ProgressBarStyle.ASCII;
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setStyle(style)
        .setUpdateIntervalMillis(500)
        .build();
  }

  @Override
  public void block(Block block) {
    // A block that nobody could foresee, because a budget allows it.
    expect(Math.max(steps, done + block.steps().size()));
    if (bar == null) {
      err.printf(
          Locale.ROOT,
          "%s block %d: %d of %d invocations done%s%n",
          block.mode().word(),
          block.number() + 1,
          done,
          steps,
          left());
      err.flush();
    }
  }

  @Override
  public void noisy(Block block, String why) {
    expect(steps + block.steps().size());
    err.printf(
        Locale.ROOT,
        "%s block %d will be run again: %s%n",
        block.mode().word(),
        block.number() + 1,
        why);
    err.flush();
  }

  private void expect(int all) {
    steps = all;
    if (bar != null) {
      bar.maxHint(all);
    }
  }

  @Override
  public void started(Step step) {
    if (bar != null) {
      bar.setExtraMessage(" " + step.cell());
    }
  }

  private String left() {
    if (done == 0) {
      return "";
    }
    Duration left = Duration.ofNanos((System.nanoTime() - began) / done * (steps - done));
    return ", about %d:%02d left".formatted(left.toMinutes(), left.toSecondsPart());
  }

  @Override
  public void ended(Invocation invocation) {
    step();
    Failure failure = invocation.failure();
    if (failure != null) {
      err.printf(
          Locale.ROOT,
          "%s, %s block %d failed (%s): %s%n",
          invocation.cell(),
          invocation.mode().word(),
          invocation.block() + 1,
          failure.code(),
          failure.message());
      err.flush();
    }
  }

  @Override
  public void skipped(Step step) {
    step();
  }

  private void step() {
    done++;
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
