package org.allocrace.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C during a run: the thread that works is interrupted and gets time to write what is
 * finished; then the virtual machine ends with the code that shells expect.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final AtomicBoolean requested = new AtomicBoolean();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  /** Watches over the current thread. */
  Interruption() {
    Thread worker = Thread.currentThread();
    hook =
        new Thread(
            () -> {
              requested.set(true);
              worker.interrupt();
              try {
                var _ = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                worker.interrupt();
              }
              Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether somebody wants it to end. */
  boolean isRequested() {
    return requested.get();
  }

  /** What there was to write is written. */
  @Override
  public void close() {
    finished.countDown();
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already and ends the machine.
    }
  }
}
