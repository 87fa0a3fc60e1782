package org.allocrace.driver;

import org.allocrace.model.ProgramFacts;

/** Runs invocations of the contenders of one language, each in a fresh process. */
public interface Driver {
  /**
   * Who replays: asked once before a study.
   *
   * @throws DriverException if the program cannot be started or does not follow the protocol
   */
  ProgramFacts describe() throws DriverException, InterruptedException;

  /**
   * Whether a process can be pinned to this processor, which is counted from 0. A request that asks
   * for a processor where it cannot runs without.
   */
  default boolean canPin(int processor) throws InterruptedException {
    return false;
  }

  /**
   * Runs one invocation to its end or its time limit. Whatever goes wrong in it is part of the
   * outcome; an interrupt stops the process.
   */
  Outcome run(InvocationRequest request) throws InterruptedException;

  /** Whether a processor that a request names is obeyed; if not, it is passed over. */
  default boolean canPin() {
    return false;
  }
}
