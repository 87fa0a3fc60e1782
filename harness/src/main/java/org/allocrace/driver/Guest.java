package org.allocrace.driver;

/**
 * A replay session of another language inside this process: reader, contender and timed loop are
 * the guest's own ({@code docs/polyglot.md}). Everything is called by one thread. An engine that
 * fails (a trap, an exception of the guest, out of memory) throws {@link GuestException} from any
 * method, with the guest's own words where it left some.
 */
public interface Guest extends AutoCloseable {
  /**
   * Reads a trace, makes the contender and the replay code.
   *
   * @param request lines {@code key=value}: contender, touch, max-size
   * @param trace the bytes of an unpacked {@code .atr} file
   * @return one line of JSON: an event {@code opened} or {@code error}
   */
  String open(String request, byte[] trace);

  /**
   * The checking replay, with a session of its own.
   *
   * @return one line of JSON: an event {@code verified} without its trace, or {@code error}
   */
  String verify(String request, byte[] trace);

  /** Before each replay: stamps count from 0 again. */
  void rewind();

  /**
   * The timed loop over the groups {@code from} to {@code to - 1}.
   *
   * @return false if the contender got no storage
   */
  boolean replay(int from, int to);

  /** The digest that proves the work of the replays since {@link #open}. */
  int work();

  /** The low 32 bits of what was read. */
  int sum();

  /** Most bytes that the allocator held in reserve; -1 if it cannot tell. */
  long reserved();

  /** A call that does nothing: the boundary alone. */
  void nothing();

  /** Drops the session and what carries it. */
  @Override
  void close();
}
