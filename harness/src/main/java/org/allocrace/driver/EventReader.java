package org.allocrace.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allocrace.model.Checkpoint;
import org.allocrace.model.ClockFacts;
import org.allocrace.model.Failure;
import org.allocrace.model.Iteration;
import org.allocrace.model.LatencySeries;
import org.allocrace.model.Measurement;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Phase;
import org.allocrace.model.ProgramFacts;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one replay ({@code docs/replay-protocol.md}), line by line. Unknown fields
 * are passed over, so that a later program can say more; an unknown event is garbage.
 */
public final class EventReader {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Iteration> iterations = new ArrayList<>();
  private final List<LatencySeries> latency = new ArrayList<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private @Nullable String traceCrc;
  private long operations;
  private @Nullable String work;
  private @Nullable ClockFacts clock;
  private @Nullable MemoryUse memory;
  private @Nullable Failure error;
  private @Nullable String garbage;
  private boolean done;

  /** Takes the next line; what is not the protocol is remembered and fails the invocation. */
  public void line(String line) {
    if (garbage != null) {
      return;
    }
    try {
      JsonNode event = JSON.readTree(line);
      if (event == null || done || !accept(event)) {
        garbage = line;
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      garbage = line;
    }
  }

  /** Adds iterations that were timed from outside, in order. */
  public void iteration(Iteration iteration) {
    iterations.add(iteration);
  }

  /** The digests of mode verify, up to the failure if there was one. */
  public List<Checkpoint> checkpoints() {
    return List.copyOf(checkpoints);
  }

  /** What the lines amount to. */
  public Outcome outcome() {
    if (error != null) {
      return new Outcome.Failed(error);
    }
    if (garbage != null) {
      String start = garbage.substring(0, Math.min(garbage.length(), 80));
      return failed("garbage", "it printed something that is not the protocol: " + start);
    }
    if (traceCrc == null || !done) {
      return failed("crashed", "it stopped before its last event");
    }
    return new Outcome.Completed(
        new Measurement(traceCrc, operations, work, clock, iterations, latency, memory));
  }

  private static Outcome failed(String code, String message) {
    return new Outcome.Failed(new Failure(code, message, null));
  }

  private boolean accept(JsonNode event) {
    String name = event.path("event").asText();
    if (traceCrc == null && !name.equals("start") && !name.equals("error")) {
      return false;
    }
    switch (name) {
      case "start" -> {
        traceCrc = text(event, "trace_crc");
        operations = whole(event, "operations");
      }
      case "clock" ->
          clock =
              new ClockFacts(
                  text(event, "name"),
                  number(event, "resolution_ns"),
                  number(event, "cost_ns"),
                  whole(event, "pairs"));
      case "work" -> work = text(event, "work");
      case "iteration" ->
          iterations.add(
              new Iteration(
                  Phase.valueOf(text(event, "phase").toUpperCase(Locale.ROOT)),
                  Math.toIntExact(whole(event, "index")),
                  whole(event, "ns"),
                  whole(event, "operations"),
                  whole(event, "replays")));
      case "latency" -> latency.add(series(event));
      case "memory" ->
          memory =
              new MemoryUse(
                  optional(event, "peak_resident_bytes"),
                  optional(event, "reserved_bytes"),
                  optional(event, "requested_live_bytes"),
                  optional(event, "collections"),
                  optional(event, "collection_ns"));
      case "error" ->
          error =
              new Failure(
                  text(event, "code"), text(event, "message"), optional(event, "operation"));
      case "digest" ->
          checkpoints.add(
              new Checkpoint(
                  whole(event, "operations"),
                  text(event, "contents"),
                  event.path("placement").isNull() ? null : text(event, "placement")));
      case "done" -> done = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  private static LatencySeries series(JsonNode event) {
    List<LatencySeries.Bucket> buckets = new ArrayList<>();
    for (JsonNode pair : event.path("histogram")) {
      if (pair.size() != 2) {
        throw new IllegalArgumentException("a bucket is a pair");
      }
      buckets.add(new LatencySeries.Bucket(pair.get(0).longValue(), pair.get(1).longValue()));
    }
    return new LatencySeries(
        text(event, "series"),
        Math.toIntExact(whole(event, "batch")),
        whole(event, "samples"),
        whole(event, "max_ns"),
        buckets);
  }

  /**
   * Reads what {@code describe} printed.
   *
   * @throws DriverException if it is not the protocol, or another version of it
   */
  public static ProgramFacts facts(String line) throws DriverException {
    try {
      JsonNode event = JSON.readTree(line);
      if (event != null) {
        ProgramFacts facts =
            new ProgramFacts(
                Math.toIntExact(whole(event, "protocol")),
                text(event, "language"),
                text(event, "runtime"),
                text(event, "runtime_version"),
                text(event, "compiler"),
                text(event, "flags"));
        if (facts.protocol() != 1) {
          throw new DriverException(
              "it speaks protocol %d; this harness reads version 1".formatted(facts.protocol()));
        }
        return facts;
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new DriverException("what it prints for describe is not the protocol", e);
    }
    throw new DriverException("it prints nothing for describe");
  }

  private static String text(JsonNode event, String field) {
    JsonNode value = event.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(field + " is not a string");
    }
    return value.textValue();
  }

  private static double number(JsonNode event, String field) {
    JsonNode value = event.path(field);
    if (!value.isNumber()) {
      throw new IllegalArgumentException(field + " is not a number");
    }
    return value.doubleValue();
  }

  private static long whole(JsonNode event, String field) {
    JsonNode value = event.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(field + " is not a whole number");
    }
    return value.longValue();
  }

  private static @Nullable Long optional(JsonNode event, String field) {
    JsonNode value = event.path(field);
    return value.isNull() || value.isMissingNode() ? null : (Long) whole(event, field);
  }
}
