package org.allocrace.model;

/**
 * The littering phase before a replay, as {@code docs/replay-protocol.md} lays down.
 *
 * @param occupancy per cent of the litter that stays, 0 to 99
 * @param multiplier litter objects for each object that the trace has live at its peak, 1 to 20
 */
public record Age(int occupancy, int multiplier) {}
