package org.allocrace.machine;

import java.nio.file.Path;
import java.util.OptionalInt;

/** The processors that this process and its children may run on, by the kernel's numbers. */
public final class AllowedProcessors {
  private static final String FILE = "proc/self/status";
  private static final String KEY = "Cpus_allowed_list";

  private final SystemFiles files;

  private AllowedProcessors(SystemFiles files) {
    this.files = files;
  }

  /** Those of this process. */
  public static AllowedProcessors here() {
    return new AllowedProcessors(SystemFiles.HERE);
  }

  /** As the files below another root tell. */
  static AllowedProcessors below(Path root) {
    return new AllowedProcessors(new SystemFiles(root));
  }

  /**
   * The one with the greatest number, which interrupts seldom go to; empty where the system does
   * not tell. In a cpuset it is not how many there are less one: {@code 2,5-6} are three, and the
   * last is 6.
   */
  public OptionalInt last() {
    return files.value(FILE, KEY).map(ProcessorList::last).orElseGet(OptionalInt::empty);
  }
}
