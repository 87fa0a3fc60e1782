package org.allocrace.analysis;

/**
 * Instructions of a cell.
 *
 * @param perOperation median over invocations
 * @param least of the invocations
 * @param most of the invocations; with one invocation all three are the same
 * @param tool what counted
 */
public record InstructionResult(double perOperation, double least, double most, String tool) {}
