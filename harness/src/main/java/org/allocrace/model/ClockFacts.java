package org.allocrace.model;

/**
 * The clock of a replay program, as it measured it.
 *
 * @param resolutionNs the smallest step that was seen
 * @param costNs mean nanoseconds of one reading
 * @param pairs readings behind both figures
 */
public record ClockFacts(String name, double resolutionNs, double costNs, long pairs) {}
