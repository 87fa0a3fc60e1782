package org.allocrace.machine;

import java.util.OptionalLong;

/** How often the system took the processor away from the calling thread, which wanted to go on. */
final class ForcedSwitches {
  /** A link into the folder of the thread that opens it. */
  private static final String STATUS = "proc/thread-self/status";

  private ForcedSwitches() {}

  /** Since the thread began; empty where the system does not tell. */
  static OptionalLong read(SystemFiles files) {
    return SystemFiles.integer(files.value(STATUS, "nonvoluntary_ctxt_switches").orElse(""));
  }

  /** What was added between two readings; empty if one of them is. */
  static OptionalLong between(OptionalLong before, OptionalLong after) {
    return before.isPresent() && after.isPresent()
        ? OptionalLong.of(Math.max(0, after.getAsLong() - before.getAsLong()))
        : OptionalLong.empty();
  }
}
