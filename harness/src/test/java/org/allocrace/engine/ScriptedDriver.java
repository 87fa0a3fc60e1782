package org.allocrace.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allocrace.driver.Driver;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Cell;
import org.allocrace.model.Examples;
import org.allocrace.model.Failure;
import org.allocrace.model.ProgramFacts;

/** A driver that starts nothing: it measures, fails and is interrupted as it was told before. */
final class ScriptedDriver implements Driver {
  static final Failure CRASH = new Failure("crashed", "it ended with exit code 6", null);

  private final List<InvocationRequest> requests = new ArrayList<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private int interruptAt;
  private int interruptAfter;

  /** The first invocations of a contender fail. */
  void fail(String contender, int times) {
    failures.put(contender, times);
  }

  /** An interrupt comes while this invocation runs, counted from 1. */
  void interruptAt(int number) {
    interruptAt = number;
  }

  /** An interrupt comes when this invocation has ended, counted from 1. */
  void interruptAfter(int number) {
    interruptAfter = number;
  }

  List<InvocationRequest> requests() {
    return requests;
  }

  @Override
  public ProgramFacts describe() {
    return new ProgramFacts(1, "rust", "native", "", "none", "");
  }

  @Override
  public Outcome run(InvocationRequest request) throws InterruptedException {
    requests.add(request);
    if (requests.size() == interruptAt) {
      throw new InterruptedException();
    }
    if (requests.size() == interruptAfter) {
      Thread.currentThread().interrupt();
    }
    int left = failures.getOrDefault(request.contender(), 0);
    if (left > 0) {
      failures.put(request.contender(), left - 1);
      return new Outcome.Failed(CRASH);
    }
    Cell cell = new Cell(request.contender(), "t");
    return new Outcome.Completed(
        Objects.requireNonNull(Examples.throughput(0, cell, 2).measurement()));
  }
}
