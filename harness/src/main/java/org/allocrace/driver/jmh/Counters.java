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

  /** How many there are. */
  int COUNT = 4;

  /** Writes their values, in the order of the indices above; one that cannot be seen stays 0. */
  void read(long[] into);

  /**
   * Those of the calling thread: collections from the JVM's own count, the rest from the kernel
   * where it is Linux. A look costs some hundred nanoseconds and allocates nothing.
   */
  static Counters ofThisThread() {
    List<GarbageCollectorMXBean> beans = ManagementFactory.getGarbageCollectorMXBeans();
    GarbageCollectorMXBean[] collectors = beans.toArray(GarbageCollectorMXBean[]::new);
    ThreadUsage usage = ThreadUsage.open();
    return into -> {
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
    };
  }
}
