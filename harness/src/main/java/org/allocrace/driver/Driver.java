package org.allocrace.driver;

/** Runs invocations of the contenders of one language. */
public interface Driver {

  /**
   * Runs one invocation to its end. Never throws for what the program does: a crash, a hang or
   * garbage is a {@link Outcome.Failed}.
   *
   * @throws InterruptedException if the user stops the run; the program is gone by then
   */
  Outcome run(Task task) throws InterruptedException;
}
