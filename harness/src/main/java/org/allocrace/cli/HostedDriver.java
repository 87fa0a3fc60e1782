package org.allocrace.cli;

import org.allocrace.driver.Driver;
import org.allocrace.driver.DriverException;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.ProgramFacts;

/**
 * Contenders in a JVM of another kind than this one: a process of that kind tells of itself, and
 * invocations are its forks.
 *
 * @param teller describes
 * @param forks runs
 */
record HostedDriver(Driver teller, Driver forks) implements Driver {
  @Override
  public ProgramFacts describe() throws DriverException, InterruptedException {
    return teller.describe();
  }

  @Override
  public Outcome run(InvocationRequest request) throws InterruptedException {
    return forks.run(request);
  }
}
