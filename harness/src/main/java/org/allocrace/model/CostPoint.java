package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * How long so many operations took since the first replay of a process began. A pair in JSON.
 *
 * @param operations cumulative
 * @param ns cumulative
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"operations", "ns"})
public record CostPoint(long operations, long ns) {}
