package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Times of one invocation, as a histogram in the layout of HdrHistogram with 3 digits.
 *
 * @param series {@code batch} or {@code single}
 * @param batch operations between two clock readings: 64 or 1
 * @param samples all that were timed, also those too short to be recorded
 * @param maxNs the longest, exact
 * @param histogram ascending; the lower bound of a bucket in ns and its count
 */
public record LatencySeries(
    String series, int batch, long samples, long maxNs, List<Bucket> histogram) {
  /** Times of {@code batch} operations in a row. */
  public static final String BATCH = "batch";

  /** Times of one operation, of which only long ones are recorded. */
  public static final String SINGLE = "single";

  /** Copies the list. */
  public LatencySeries {
    histogram = List.copyOf(histogram);
  }

  /** A bucket that is not empty; a pair in JSON, as in the protocol. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"lowerNs", "count"})
  public record Bucket(long lowerNs, long count) {}
}
