package org.allocrace.engine;

import java.util.List;
import java.util.Optional;
import org.allocrace.model.Invocation;

/** Judges the machine during a block, without looking at what was measured. */
@FunctionalInterface
public interface Guard {
  /**
   * Why the block should be run again; empty if it need not.
   *
   * @param block its invocations
   * @param run all invocations up to then, those of the block included
   */
  Optional<String> objection(List<Invocation> block, List<Invocation> run);
}
