package org.allocrace.replay;

/**
 * A Java allocator under test. A contender implements the operations of the kinds that its
 * catalogue entry names; the rest says that the catalogue is wrong. Arguments are those of decision
 * 0001.
 */
public interface Contender extends AutoCloseable {
  /** What {@link #read} returns when a byte is not the stamp's. */
  long CORRUPT = -1;

  /** ALLOC, or BUMP of the arena {@code register}; returns the handle. */
  default int alloc(int register, int arg, int stamp) {
    throw wrongKind();
  }

  /** Writes the stamp over the whole object. */
  default void fill(int register, int handle, int size, int stamp) {
    throw wrongKind();
  }

  /** The object's first four bytes, or {@link #CORRUPT}. */
  default long read(int register, int handle, int size, int stamp) {
    throw wrongKind();
  }

  /** FREE. */
  default void free(int register, int handle, int arg) {
    throw wrongKind();
  }

  /** CREATE. */
  default void create(int register, int capacity) {
    throw wrongKind();
  }

  /** RESET of an arena. */
  default void reset(int register) {
    throw wrongKind();
  }

  /** DESTROY. */
  default void destroy(int register) {
    throw wrongKind();
  }

  /** MARK. */
  default void mark(int register) {
    throw wrongKind();
  }

  /** RELEASE. */
  default void release(int register) {
    throw wrongKind();
  }

  /** NUM. */
  default int num(int register, long value) {
    throw wrongKind();
  }

  /** ADD. */
  default int add(int register, int left, int right) {
    throw wrongKind();
  }

  /** MUL. */
  default int mul(int register, int left, int right) {
    throw wrongKind();
  }

  /** EVAL. */
  default long eval(int handle) {
    throw wrongKind();
  }

  /** RESET of the expression arena. */
  default void resetNodes() {
    throw wrongKind();
  }

  /** Gives back what is not on the heap. */
  @Override
  default void close() {}

  private static IllegalStateException wrongKind() {
    return new IllegalStateException("the catalogue gave the contender a kind it does not run");
  }
}
