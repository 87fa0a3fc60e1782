package org.allocrace.trace;

import java.util.Arrays;

/**
 * A growing list of {@code int} in pieces of 64 KiB, so that growing copies nothing but the first
 * piece and a list of n numbers never takes more than 4 n bytes and one piece.
 */
final class Ints {
  private static final int LOG2_PIECE = 14;
  private static final int PIECE = 1 << LOG2_PIECE;
  private static final int[] NONE = {};

  private int[][] pieces = {new int[16]};
  private int size;

  void add(int value) {
    int at = size & (PIECE - 1);
    int[] piece = pieces[size >>> LOG2_PIECE];
    if (at == piece.length) {
      piece = longer(piece);
    }
    piece[at] = value;
    size++;
    if (size >>> LOG2_PIECE == pieces.length) {
      addPieces();
    }
  }

  int get(int index) {
    return pieces[index >>> LOG2_PIECE][index & (PIECE - 1)];
  }

  void set(int index, int value) {
    pieces[index >>> LOG2_PIECE][index & (PIECE - 1)] = value;
  }

  int pop() {
    size--;
    return get(size);
  }

  int size() {
    return size;
  }

  void clear() {
    Arrays.fill(pieces, NONE);
    size = 0;
  }

  int[] toArray() {
    int[] result = new int[size];
    for (int from = 0; from < size; from += PIECE) {
      copyPiece(from, result);
    }
    return result;
  }

  /**
   * As {@link #toArray}, but leaves the list empty: each piece is given up as soon as it is copied,
   * so that the numbers are not in memory twice.
   */
  int[] take() {
    int[] result = new int[size];
    for (int from = 0; from < result.length; from += PIECE) {
      copyPiece(from, result);
      pieces[from >>> LOG2_PIECE] = NONE;
    }
    size = 0;
    return result;
  }

  private void copyPiece(int from, int[] to) {
    System.arraycopy(pieces[from >>> LOG2_PIECE], 0, to, from, Math.min(PIECE, size - from));
  }

  private int[] longer(int[] piece) {
    int index = size >>> LOG2_PIECE;
    // Only the first piece begins small: most lists are short, and many are empty.
    int length = index == 0 ? Math.min(PIECE, Math.max(16, 4 * piece.length)) : PIECE;
    pieces[index] = Arrays.copyOf(piece, length);
    return pieces[index];
  }

  private void addPieces() {
    int before = pieces.length;
    pieces = Arrays.copyOf(pieces, 2 * before);
    Arrays.fill(pieces, before, pieces.length, NONE);
  }
}
