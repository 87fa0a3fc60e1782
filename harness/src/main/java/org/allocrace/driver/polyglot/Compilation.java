package org.allocrace.driver.polyglot;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.allocrace.driver.GuestException;
import org.graalvm.polyglot.Engine;

/** Whether Truffle compiles guests in this JVM, and whether it is at it. */
public final class Compilation {
  private static final String THREADS = "TruffleCompilerThread";

  /** What the runtime without a compiler calls itself. */
  private static final String FALLBACK = "Interpreted";

  private long cpuNs;

  /** Looks for the first time. */
  public Compilation() {
    cpuNs = cpuNs();
  }

  /**
   * Refuses a JVM in which guests would only be interpreted: such figures are those of another
   * thing, many times slower.
   */
  public static void require() {
    String name;
    try (Engine engine = Engine.newBuilder().option(Guests.NO_WARNING, "false").build()) {
      name = engine.getImplementationName();
    }
    if (name.equals(FALLBACK)) {
      throw new GuestException(
          "not-applicable",
          "Truffle only interprets in this JVM: start it with -XX:+UnlockExperimentalVMOptions"
              + " -XX:+EnableJVMCI and --upgrade-module-path=<the folder lib/graal beside the"
              + " harness>, on a JDK whose JVMCI the compiler knows (25)");
    }
  }

  /**
   * Whether the compiler has used a processor since the last look. Its threads are Java's, which a
   * JVM's own compilers are not.
   */
  public boolean wasBusy() {
    long now = cpuNs();
    boolean busy = now != cpuNs;
    cpuNs = now;
    return busy;
  }

  /** Whether there was anything for the compiler to do in this JVM yet. */
  public boolean hasBegun() {
    return cpuNs > 0;
  }

  private static long cpuNs() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      // A thread may have ended between the two calls.
      if (thread != null && thread.getThreadName().startsWith(THREADS)) {
        sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return sum;
  }
}
