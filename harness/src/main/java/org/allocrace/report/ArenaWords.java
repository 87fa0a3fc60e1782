package org.allocrace.report;

import org.allocrace.model.ArenaUse;
import org.jspecify.annotations.Nullable;

/** What arenas waste on a trace, in words: a property of the trace and of bump placement. */
final class ArenaWords {
  private ArenaWords() {}

  /** Empty for traces without arenas, and for those whose arenas were never emptied. */
  static String of(@Nullable ArenaUse use) {
    if (use == null || use.emptied() <= 0 || use.capacityBytes() <= 0) {
      return "";
    }
    String padding =
        use.bumpedBytes() <= 0
            ? "nothing had been bumped in them"
            : "of %s that had been bumped %s was padding for alignment"
                .formatted(
                    Numbers.bytes(use.bumpedBytes()),
                    Numbers.percent((double) use.paddingBytes() / use.bumpedBytes()));
    long slack = use.capacityBytes() - use.bumpedBytes();
    return "Arenas were emptied %s: %s, and %s"
        .formatted(
            Names.counted(use.emptied(), "time"),
            padding,
            slack < 0
                ? "they were fuller than declared."
                : "%s of the declared %s had not been used (slack at reset)."
                    .formatted(
                        Numbers.percent((double) slack / use.capacityBytes()),
                        Numbers.bytes(use.capacityBytes())));
  }
}
