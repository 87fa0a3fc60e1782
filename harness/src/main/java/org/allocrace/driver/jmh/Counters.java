package org.allocrace.driver.jmh;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Counters that only grow and say what happened to this thread or to its JVM. */
interface Counters {
  int COLLECTIONS = 0;
  int MAJOR_FAULTS = 1;
  int PAGE_FAULTS = 2;
  int SWITCHES = 3;
  int STEAL = 4;

  /** How many there are. */
  int COUNT = 5;

  /**
   * Writes their values, in the order of the indices above, but for steal; one that cannot be seen
   * stays 0.
   */
  void read(long[] into);

  /** Writes steal, for some microseconds; it stays as it is where it cannot be seen. */
  void readSteal(long[] into);

  /**
   * Those of the calling thread: collections from the JVM's own count, the rest from the kernel
   * where it is Linux, steal from {@link Steal}. A look without steal costs some hundred
   * nanoseconds and allocates nothing.
   */
  static Counters ofThisThread() {
    List<GarbageCollectorMXBean> beans = ManagementFactory.getGarbageCollectorMXBeans();
    GarbageCollectorMXBean[] collectors = beans.toArray(GarbageCollectorMXBean[]::new);
    ThreadUsage usage = ThreadUsage.open();
    Steal steal = Steal.open();
    return new Counters() {
      @Override
      public void read(long[] into) {
        long collections = 0;
        for (GarbageCollectorMXBean collector : collectors) {
          collections += collector.getCollectionCount();
        }
        into[COLLECTIONS] = collections;
        if (usage != null) {
          usage.read();
          into[MAJOR_FAULTS] = usage.majorFaults();
          into[PAGE_FAULTS] = usage.minorFaults();
          into[SWITCHES] = usage.switches();
        }
      }

      @Override
      public void readSteal(long[] into) {
        if (steal != null) {
          into[STEAL] = steal.ticks(into[STEAL]);
        }
      }
    };
  }
}
