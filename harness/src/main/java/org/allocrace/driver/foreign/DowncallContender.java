package org.allocrace.driver.foreign;

import java.util.OptionalLong;
import org.allocrace.replay.Contender;

/**
 * A contender of which each operation is one downcall into the open session of a library: Java's
 * loop, a guest's allocator, and the boundary between them. The handles that the loop keeps are
 * those that the digest folds; the guest has its own, by register. One in a JVM.
 */
public final class DowncallContender extends Contender {
  private static final int NO_STORAGE = 0xFFFF_FFFF;

  private final LibraryGuest guest;

  /**
   * Takes a guest that has a session open.
   *
   * @param isCritical whether calls are those of {@link java.lang.foreign.Linker.Option#critical}
   */
  public DowncallContender(LibraryGuest guest, boolean isCritical) {
    this.guest = guest;
    Operations.use(guest, isCritical);
  }

  @Override
  public int alloc(int register, int arg, int stamp) {
    int handle;
    try {
      handle =
          (int)
              Operations.Handles.ALLOC.invokeExact(Operations.Handles.STATE, register, arg, stamp);
    } catch (Throwable e) {
      throw LibraryGuest.failed(e);
    }
    if (handle == NO_STORAGE) {
      throw new OutOfMemoryError("the guest's contender got no storage");
    }
    return handle;
  }

  @Override
  public void free(int register, int handle, int arg) {
    try {
      Operations.Handles.FREE.invokeExact(Operations.Handles.STATE, register, arg);
    } catch (Throwable e) {
      throw LibraryGuest.failed(e);
    }
  }

  @Override
  public long touch(int register, int handle, int arg) {
    try {
      int word =
          (int) Operations.Handles.TOUCH.invokeExact(Operations.Handles.STATE, register, arg);
      return Integer.toUnsignedLong(word);
    } catch (Throwable e) {
      throw LibraryGuest.failed(e);
    }
  }

  @Override
  public void create(int register, int capacity) {
    try {
      Operations.Handles.CREATE.invokeExact(Operations.Handles.STATE, register, capacity);
    } catch (Throwable e) {
      throw LibraryGuest.failed(e);
    }
  }

  @Override
  public void destroy(int register) {
    try {
      Operations.Handles.DESTROY.invokeExact(Operations.Handles.STATE, register);
    } catch (Throwable e) {
      throw LibraryGuest.failed(e);
    }
  }

  @Override
  public void mark(int register) {
    try {
      Operations.Handles.MARK.invokeExact(Operations.Handles.STATE, register);
    } catch (Throwable e) {
      throw LibraryGuest.failed(e);
    }
  }

  @Override
  public void release(int register) {
    try {
      Operations.Handles.RELEASE.invokeExact(Operations.Handles.STATE, register);
    } catch (Throwable e) {
      throw LibraryGuest.failed(e);
    }
  }

  /** One call of the same kind that does nothing. */
  public void nothing() {
    try {
      Operations.Handles.NOTHING.invokeExact();
    } catch (Throwable e) {
      throw LibraryGuest.failed(e);
    }
  }

  @Override
  public OptionalLong reservedBytes() {
    long bytes = guest.reserved();
    return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  @Override
  public void close() {
    guest.close();
  }
}
