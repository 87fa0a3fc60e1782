package org.allocrace.study;

import org.allocrace.model.Cell;
import org.allocrace.model.Mode;

/**
 * One invocation that a study asks for.
 *
 * @param block from 0 in each mode
 * @param attempt of its block, from 0
 * @param position in the shuffled order of its block, from 0
 */
public record Step(Mode mode, int block, int attempt, int position, Cell cell) {}
