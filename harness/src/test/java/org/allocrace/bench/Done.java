package org.allocrace.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Operations (or lines) done, so that JMH reports them a second beside whole files a second. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Done {
  /** Trace operations, or lines of a recording; JMH sets it to 0 before each iteration. */
  public long operations;
}
