package org.allocrace.replay;

import java.util.OptionalLong;

/**
 * A Java allocator under test. A contender implements the operations of the kinds that its
 * catalogue entry names; the rest says that the catalogue is wrong. {@code arg} is the argument of
 * decision 0001: the class, or {@code size | log2(alignment) << 28}; the same word comes with each
 * operation on an object.
 *
 * <p>{@link #fill} and {@link #read} are for the checking replay only, everything else is timed.
 * This is a class and no interface because of that: where one subclass is loaded its methods are
 * inlined into the loop without a check of the receiver, of an interface only with one.
 */
public abstract class Contender implements AutoCloseable {
  /** What {@link #read} returns when a byte is not the stamp's. */
  public static final long CORRUPT = -1;

  /**
   * ALLOC, or BUMP of the arena {@code register}: takes storage and writes the stamp as {@link
   * Touch#MODE} says.
   *
   * @return the handle
   */
  public int alloc(int register, int arg, int stamp) {
    throw wrongKind();
  }

  /** Writes the stamp over the whole object. */
  public void fill(int register, int handle, int arg, int size, int stamp) {
    throw wrongKind();
  }

  /** The object's first four bytes, or {@link #CORRUPT}. */
  public long read(int register, int handle, int arg, int size, int stamp) {
    throw wrongKind();
  }

  /** TOUCH: the object's first min(size, 4) bytes, little endian. */
  public long touch(int register, int handle, int arg) {
    throw wrongKind();
  }

  /** FREE, or RESET of the arena {@code register}. */
  public void free(int register, int handle, int arg) {
    throw wrongKind();
  }

  /** CREATE. */
  public void create(int register, int capacity) {
    throw wrongKind();
  }

  /** DESTROY. */
  public void destroy(int register) {
    throw wrongKind();
  }

  /** MARK. */
  public void mark(int register) {
    throw wrongKind();
  }

  /** RELEASE. */
  public void release(int register) {
    throw wrongKind();
  }

  /** NUM. */
  public int num(int register, long value) {
    throw wrongKind();
  }

  /** ADD. */
  public int add(int register, int left, int right) {
    throw wrongKind();
  }

  /** MUL. */
  public int mul(int register, int left, int right) {
    throw wrongKind();
  }

  /** EVAL. */
  public long eval(int handle) {
    throw wrongKind();
  }

  /** RESET of the expression arena. */
  public void resetNodes() {
    throw wrongKind();
  }

  /** Most bytes that the allocator held in reserve at any time; empty if it cannot tell. */
  public OptionalLong reservedBytes() {
    return OptionalLong.empty();
  }

  /** Gives back what is not on the heap. */
  @Override
  public void close() {}

  private static IllegalStateException wrongKind() {
    return new IllegalStateException("the catalogue gave the contender a kind it does not run");
  }
}
