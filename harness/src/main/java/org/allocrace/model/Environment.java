package org.allocrace.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run took place. Null where the system does not tell.
 *
 * @param machine host name, as in the name of the run's folder
 * @param memoryBytes of the machine
 * @param governor of the first processor's frequency
 * @param virtual whether the processor says that it is a virtual one
 * @param load average over one minute when the run began
 * @param commit of the suite's own sources, with {@code -dirty} if they were changed
 * @param checkup what was found before the run; null where nobody looked
 */
public record Environment(
    String machine,
    String os,
    String kernel,
    @Nullable String cpu,
    int processors,
    long memoryBytes,
    @Nullable String governor,
    @Nullable Boolean virtual,
    @Nullable Double load,
    @Nullable String commit,
    String harnessJdk,
    @Nullable Checkup checkup,
    List<ProgramFacts> programs) {
  /** Copies the list. */
  public Environment {
    programs = List.copyOf(programs);
  }
}
