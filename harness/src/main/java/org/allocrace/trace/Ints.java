package org.allocrace.trace;

import java.util.Arrays;

/** A growing array of {@code int}. */
final class Ints {
  private int[] values;
  private int size;

  Ints(int capacity) {
    values = new int[capacity];
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.max(16, size + (size >> 1)));
    }
    values[size++] = value;
  }

  int get(int index) {
    return values[index];
  }

  void set(int index, int value) {
    values[index] = value;
  }

  int pop() {
    return values[--size];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** The array itself, longer than {@link #size}. */
  int[] raw() {
    return values;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
