package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line that a replay program prints ({@code docs/replay-protocol.md}). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.Start.class, name = "start"),
  @JsonSubTypes.Type(value = Event.ClockReading.class, name = "clock"),
  @JsonSubTypes.Type(value = Event.Digest.class, name = "digest"),
  @JsonSubTypes.Type(value = Event.Work.class, name = "work"),
  @JsonSubTypes.Type(value = Event.Iteration.class, name = "iteration"),
  @JsonSubTypes.Type(value = Event.Latency.class, name = "latency"),
  @JsonSubTypes.Type(value = Event.Memory.class, name = "memory"),
  @JsonSubTypes.Type(value = Event.Problem.class, name = "error"),
  @JsonSubTypes.Type(value = Event.Done.class, name = "done"),
  @JsonSubTypes.Type(value = Event.Verified.class, name = "verified"),
  @JsonSubTypes.Type(value = Event.Checked.class, name = "checked"),
})
public sealed interface Event {

  /** The contender, its runtime and the trace, before anything runs. */
  record Start(
      int protocol,
      String language,
      String runtime,
      String runtimeVersion,
      String compiler,
      String flags,
      Contender contender,
      String traceCrc,
      String kind,
      long operations,
      Mode mode,
      Touch touch,
      long seed,
      long pid)
      implements Event {}

  /**
   * The clock that times the replay, measured in this process.
   *
   * @param pairs how many pairs of readings the two figures come from
   */
  record ClockReading(String name, double resolutionNs, double costNs, long pairs)
      implements Event {}

  /**
   * A fingerprint after {@code operations} operations; {@code placement} is null where the policy
   * is none.
   */
  record Digest(
      long operations,
      String contents,
      @Nullable String placement,
      @JsonProperty("final") boolean isFinal)
      implements Event {}

  /** The proof that the timed loop did the work. */
  record Work(String work) implements Event {}

  /** One timed block of whole replays. */
  record Iteration(Phase phase, int index, long ns, long operations, long replays)
      implements Event {

    /** Nanoseconds an operation. */
    public double nsPerOperation() {
      return (double) ns / operations;
    }
  }

  /**
   * A histogram of one series of latencies.
   *
   * @param series {@code batch} or {@code single}
   * @param batch operations a sample: 64 or 1
   * @param samples how many were timed, recorded or not
   * @param histogram pairs of a bucket's lower bound in nanoseconds and its count, ascending
   */
  record Latency(
      Phase phase, String series, int batch, long samples, long maxNs, List<long[]> histogram)
      implements Event {}

  /** Bytes and collections of one replay; the last two are null where there is no collector. */
  record Memory(
      @Nullable Long peakResidentBytes,
      @Nullable Long reservedBytes,
      long requestedLiveBytes,
      @Nullable Long collections,
      @Nullable Long collectionNs)
      implements Event {}

  /** Why the program stopped early. */
  record Problem(String code, String message, @Nullable Long operation) implements Event {}

  /** The end; nothing follows. */
  record Done(long elapsedNs) implements Event {}

  /** One trace of {@code verify --list} through one contender. */
  record Verified(
      String trace,
      String contender,
      @Nullable String contents,
      @Nullable String placement,
      @Nullable String code,
      @Nullable Long operation,
      @Nullable String work)
      implements Event {}

  /** One file of {@code check}. */
  record Checked(
      String file,
      @Nullable String code,
      @Nullable Long at,
      @Nullable String kind,
      @Nullable Long operations,
      @Nullable String crc)
      implements Event {}
}
