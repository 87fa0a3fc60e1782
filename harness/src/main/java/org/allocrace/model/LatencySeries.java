package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Times of one invocation, as a histogram in the layout of HdrHistogram with 3 digits.
 *
 * @param series {@code batch}, {@code single}, {@code service} or {@code response}
 * @param batch operations of one sample: 64 or 1
 * @param samples all that were timed, also those too short to be recorded
 * @param maxNs the longest, exact
 * @param histogram ascending; the lower bound of a bucket in ns and its count
 * @param causes what was seen to happen during recorded samples of series single; others are empty
 */
public record LatencySeries(
    String series,
    int batch,
    long samples,
    long maxNs,
    List<Bucket> histogram,
    List<Cause> causes) {
  /** Times of {@code batch} operations in a row. */
  public static final String BATCH = "batch";

  /** Times of one operation, of which only long ones are recorded. */
  public static final String SINGLE = "single";

  /** Open loop: times of requests from their actual start. */
  public static final String SERVICE = "service";

  /** Open loop: times of requests from their intended start. */
  public static final String RESPONSE = "response";

  /** Copies the lists. */
  public LatencySeries {
    histogram = List.copyOf(histogram);
    causes = List.copyOf(causes);
  }

  /** A bucket that is not empty; a pair in JSON, as in the protocol. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"lowerNs", "count"})
  public record Bucket(long lowerNs, long count) {}

  /**
   * Recorded samples during which something was seen.
   *
   * @param cause {@code collection}, {@code major-fault}, {@code page-fault}, {@code switch},
   *     {@code steal}, or {@code unknown} where nothing was
   * @param samples how many
   * @param ns their times together
   */
  public record Cause(String cause, long samples, long ns) {}
}
