package org.allocrace.driver.foreign;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.allocrace.driver.GuestException;
import org.jspecify.annotations.Nullable;

/**
 * The functions of one open session as constants: a downcall through a handle that the compiler
 * does not know is several times slower than the way over the boundary that shall be measured. So a
 * JVM has one session of this kind, named before this class is loaded: {@link #use}.
 */
@SuppressWarnings("restricted") // the launcher and forks allow native access
final class Operations {
  /** What the class is loaded with; a nested class, for asking it must not load the other. */
  private static final class Session {
    private static @Nullable LibraryGuest guest;
    private static boolean isCritical;

    private static LibraryGuest guest() {
      if (guest == null) {
        throw new GuestException("internal", "no session was named before its operations");
      }
      return guest;
    }
  }

  /** The handles: made when the first of them is used. */
  static final class Handles {
    static final MemorySegment STATE = Session.guest().state();
    static final MethodHandle ALLOC =
        handle(0, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
    static final MethodHandle FREE =
        handle(1, FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT));
    static final MethodHandle TOUCH =
        handle(2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    static final MethodHandle CREATE =
        handle(3, FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT));
    static final MethodHandle DESTROY = handle(4, FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
    static final MethodHandle MARK = handle(5, FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
    static final MethodHandle RELEASE = handle(6, FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
    static final MethodHandle NOTHING =
        downcall(Session.guest().symbol("nothing"), FunctionDescriptor.ofVoid());

    private Handles() {}

    private static MethodHandle handle(int which, FunctionDescriptor descriptor) {
      return downcall(Session.guest().operation(which), descriptor);
    }

    /** An operation that the kind does not have is bound to nothing, and never called. */
    private static MethodHandle downcall(MemorySegment address, FunctionDescriptor descriptor) {
      MemorySegment target =
          address.equals(MemorySegment.NULL) ? Session.guest().symbol("nothing") : address;
      Linker linker = Linker.nativeLinker();
      return Session.isCritical
          ? linker.downcallHandle(target, descriptor, Linker.Option.critical(false))
          : linker.downcallHandle(target, descriptor);
    }
  }

  private Operations() {}

  /**
   * Names the session, once in a JVM.
   *
   * @param isCritical whether the JVM stays in its own state during a call, so that no collection
   *     can begin before it returns
   */
  static synchronized void use(LibraryGuest guest, boolean isCritical) {
    if (Session.guest != null) {
      throw new GuestException("internal", "a JVM has one session whose operations are called");
    }
    Session.guest = guest;
    Session.isCritical = isCritical;
  }
}
