package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Resident bytes of a process over its life, as its parent saw them.
 *
 * @param intervalMs between two looks
 * @param points in the order of time
 */
public record Resident(int intervalMs, List<Point> points) {
  /** Copies the list. */
  public Resident {
    points = List.copyOf(points);
  }

  /** One look; a pair in JSON. Nanoseconds since the process was started. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"atNs", "bytes"})
  public record Point(long atNs, long bytes) {}
}
