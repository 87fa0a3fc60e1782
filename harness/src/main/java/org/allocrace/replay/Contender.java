package org.allocrace.replay;

import java.util.OptionalLong;

/**
 * A Java allocator under test. A contender implements the operations of the kinds that its
 * catalogue entry names; the rest says that the catalogue is wrong. {@code arg} is the argument of
 * decision 0001: the class, or {@code size | log2(alignment) << 28}; the same word comes with each
 * operation on an object.
 *
 * <p>{@link #fill} and {@link #read} are for the checking replay only, everything else is timed.
 */
public interface Contender extends AutoCloseable {
  /** What {@link #read} returns when a byte is not the stamp's. */
  long CORRUPT = -1;

  /**
   * ALLOC, or BUMP of the arena {@code register}: takes storage and writes the stamp as {@link
   * Touch#MODE} says.
   *
   * @return the handle
   */
  default int alloc(int register, int arg, int stamp) {
    throw wrongKind();
  }

  /** Writes the stamp over the whole object. */
  default void fill(int register, int handle, int arg, int size, int stamp) {
    throw wrongKind();
  }

  /** The object's first four bytes, or {@link #CORRUPT}. */
  default long read(int register, int handle, int arg, int size, int stamp) {
    throw wrongKind();
  }

  /** TOUCH: the object's first min(size, 4) bytes, little endian. */
  default long touch(int register, int handle, int arg) {
    throw wrongKind();
  }

  /** FREE, or RESET of the arena {@code register}. */
  default void free(int register, int handle, int arg) {
    throw wrongKind();
  }

  /** CREATE. */
  default void create(int register, int capacity) {
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

  /** Most bytes that the allocator held in reserve at any time; empty if it cannot tell. */
  default OptionalLong reservedBytes() {
    return OptionalLong.empty();
  }

  /** Gives back what is not on the heap. */
  @Override
  default void close() {}

  private static IllegalStateException wrongKind() {
    return new IllegalStateException("the catalogue gave the contender a kind it does not run");
  }
}
