package org.allocrace.driver.jmh;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel counts for the calling thread: getrusage(2) with {@code RUSAGE_THREAD}, on 64-bit
 * Linux.
 *
 * <p>The struct is two {@code timeval} of 16 bytes and then fourteen {@code long}: maxrss, ixrss,
 * idrss, isrss, minflt, majflt, nswap, inblock, oublock, msgsnd, msgrcv, nsignals, nvcsw, nivcsw.
 * The C library musl keeps 16 more of them free, which nobody writes.
 */
final class ThreadUsage {
  private static final int RUSAGE_THREAD = 1;
  private static final long TIMES = 2 * 16;
  private static final long BYTES = TIMES + (14 + 16) * Long.BYTES;
  private static final long MINOR_FAULTS = TIMES + 4 * Long.BYTES;
  private static final long MAJOR_FAULTS = TIMES + 5 * Long.BYTES;
  private static final long VOLUNTARY_SWITCHES = TIMES + 12 * Long.BYTES;
  private static final long OTHER_SWITCHES = TIMES + 13 * Long.BYTES;

  /** The call, a constant to the compiler; found when it is first made. */
  private static final class Call {
    @SuppressWarnings("restricted") // the launcher enables native access
    static final MethodHandle GETRUSAGE =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("getrusage"),
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

    private Call() {}
  }

  /** Lives as long as the process, as its only user does. */
  private final MemorySegment usage = Arena.global().allocate(BYTES, Long.BYTES);

  private ThreadUsage() {}

  /** Null where the struct is another or there is none. */
  static @Nullable ThreadUsage open() {
    boolean known =
        System.getProperty("os.name", "").equals("Linux")
            && ValueLayout.ADDRESS.byteSize() == Long.BYTES;
    return known ? new ThreadUsage() : null;
  }

  /** Asks the kernel. */
  void read() {
    try {
      int error = (int) Call.GETRUSAGE.invokeExact(RUSAGE_THREAD, usage);
      if (error != 0) {
        throw new IllegalStateException("the kernel does not know RUSAGE_THREAD");
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e); // what a method handle declares and this one never throws
    }
  }

  /** Page faults that needed a disk, up to the last read. */
  long majorFaults() {
    return usage.get(ValueLayout.JAVA_LONG, MAJOR_FAULTS);
  }

  /** Page faults that did not. */
  long minorFaults() {
    return usage.get(ValueLayout.JAVA_LONG, MINOR_FAULTS);
  }

  /** Times that the thread gave up its processor or lost it. */
  long switches() {
    return usage.get(ValueLayout.JAVA_LONG, VOLUNTARY_SWITCHES)
        + usage.get(ValueLayout.JAVA_LONG, OTHER_SWITCHES);
  }
}
