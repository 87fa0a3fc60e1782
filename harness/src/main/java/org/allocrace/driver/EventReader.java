package org.allocrace.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.allocrace.model.Checkpoint;
import org.allocrace.model.ClockFacts;
import org.allocrace.model.CostPoint;
import org.allocrace.model.Failure;
import org.allocrace.model.Hosting;
import org.allocrace.model.Iteration;
import org.allocrace.model.LatencySeries;
import org.allocrace.model.Measurement;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Phase;
import org.allocrace.model.ProgramFacts;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one replay ({@code docs/replay-protocol.md}), line by line. Unknown fields
 * are passed over, so that a later program can say more; an unknown event is garbage, and so is one
 * out of its order.
 */
public final class EventReader {
  /** The version of the protocol that is read here. */
  private static final int PROTOCOL = 1;

  private static final int MOST_SHOWN = 80;
  private static final int FEWEST_POINTS = 2;
  private static final int MOST_POINTS = 128;

  /** The events in the order in which they come. */
  private enum Place {
    START,
    CLOCK,
    DIGEST,
    WORK,
    WARMING,
    HOSTING,
    ITERATION,
    LATENCY,
    MEMORY,
    DONE;

    boolean mayRepeat() {
      return this == DIGEST || this == ITERATION || this == LATENCY;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private List<CostPoint> warming = List.of();
  private final List<Iteration> iterations = new ArrayList<>();
  private final List<LatencySeries> latency = new ArrayList<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private @Nullable String traceCrc;
  private long operations;
  private @Nullable String work;
  private @Nullable ClockFacts clock;
  private @Nullable MemoryUse memory;
  private @Nullable Hosting hosting;
  private @Nullable Failure error;
  private @Nullable String garbage;
  private @Nullable Place last;

  /**
   * Takes the next line. The first one that is not the protocol fails the invocation; so does an
   * error, which takes the place of all that may follow.
   */
  public void line(String line) {
    if (garbage != null || error != null) {
      return;
    }
    try {
      accept(Event.of(line));
    } catch (IllegalArgumentException | ArithmeticException e) {
      garbage =
          "it printed something that is not the protocol (%s): %s"
              .formatted(e.getMessage(), line.substring(0, Math.min(line.length(), MOST_SHOWN)));
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
      return failed("garbage", garbage);
    }
    if (traceCrc == null || last != Place.DONE) {
      return failed("crashed", "it stopped before its last event");
    }
    return new Outcome.Completed(
        new Measurement(
            traceCrc,
            operations,
            work,
            clock,
            warming,
            iterations,
            latency,
            memory,
            null,
            hosting));
  }

  private static Outcome failed(String code, String message) {
    return new Outcome.Failed(new Failure(code, message, null));
  }

  private void accept(Event event) {
    String name = event.text("event");
    if (name.equals("error")) {
      error = new Failure(event.text("code"), event.text("message"), event.optional("operation"));
      return;
    }
    Place place = place(name);
    switch (place) {
      case START -> start(event);
      case CLOCK -> clock = clock(event);
      case DIGEST ->
          checkpoints.add(
              new Checkpoint(
                  event.whole("operations", 0),
                  event.text("contents"),
                  event.node().path("placement").isNull() ? null : event.text("placement")));
      case WORK -> work = event.text("work");
      case WARMING -> warming = warming(event);
      case HOSTING -> hosting = hosting(event);
      case ITERATION -> iterations.add(next(event));
      case LATENCY -> latency.add(SeriesReader.read(event));
      case MEMORY -> memory = memory(event);
      case DONE -> {}
    }
    last = place;
  }

  private Place place(String name) {
    Place place =
        Arrays.stream(Place.values())
            .filter(one -> one.word().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no event " + name));
    if (last == null && place != Place.START) {
      throw new IllegalArgumentException("start comes first");
    }
    if (last == place && !place.mayRepeat()) {
      throw new IllegalArgumentException(name + " comes once");
    }
    if (last != null && last.compareTo(place) > 0) {
      throw new IllegalArgumentException("%s does not come after %s".formatted(name, last.word()));
    }
    return place;
  }

  private void start(Event event) {
    long protocol = event.whole("protocol", 0);
    if (protocol != PROTOCOL) {
      throw new IllegalArgumentException(
          "it speaks protocol %d; this harness reads version %d".formatted(protocol, PROTOCOL));
    }
    traceCrc = event.text("trace_crc");
    operations = event.whole("operations", 1);
  }

  private static ClockFacts clock(Event event) {
    return new ClockFacts(
        event.text("name"),
        event.number("resolution_ns"),
        event.number("cost_ns"),
        event.whole("pairs", 0));
  }

  /** Time and operations are above zero, or there would be no nanoseconds per operation. */
  private Iteration next(Event event) {
    Phase phase =
        switch (event.text("phase")) {
          case "warmup" -> Phase.WARMUP;
          case "measure" -> Phase.MEASURE;
          default -> throw new IllegalArgumentException("phase is warmup or measure");
        };
    Iteration before = iterations.isEmpty() ? null : iterations.getLast();
    if (before != null && before.phase() == Phase.MEASURE && phase == Phase.WARMUP) {
      throw new IllegalArgumentException("warm-up does not come after measured iterations");
    }
    int expected = before != null && before.phase() == phase ? before.index() + 1 : 0;
    int index = event.small("index", 0);
    if (index != expected) {
      throw new IllegalArgumentException("the next index is " + expected);
    }
    Iteration next =
        new Iteration(
            phase,
            index,
            event.whole("ns", 1),
            event.whole("operations", 1),
            event.whole("replays", 1));
    if (next.operations() != Math.multiplyExact(operations, next.replays())) {
      throw new IllegalArgumentException(
          "operations are those of a replay, %d, times replays".formatted(operations));
    }
    return next;
  }

  /** A clock of coarse ticks may stand still over a short replay; operations never do. */
  private List<CostPoint> warming(Event event) {
    List<CostPoint> points = new ArrayList<>();
    CostPoint before = new CostPoint(0, 0);
    for (JsonNode pair : event.list("points")) {
      Event.requirePair("a point", pair);
      CostPoint point =
          new CostPoint(
              Event.whole("operations of a point", pair.path(0), before.operations() + 1),
              Event.whole("ns of a point", pair.path(1), before.ns()));
      if (point.operations() % operations != 0) {
        throw new IllegalArgumentException(
            "operations of a point are not a multiple of those of a replay, " + operations);
      }
      points.add(point);
      before = point;
    }
    if (points.size() < FEWEST_POINTS || points.size() > MOST_POINTS) {
      throw new IllegalArgumentException(
          "points are not %d to %d".formatted(FEWEST_POINTS, MOST_POINTS));
    }
    return points;
  }

  private static Hosting hosting(Event event) {
    return new Hosting(
        event.whole("start_ns", 0), event.number("call_ns"), event.whole("calls", 1));
  }

  private static MemoryUse memory(Event event) {
    Long begin = event.optional("replay_begin_ns");
    Long end = event.optional("replay_end_ns");
    if (begin != null && end != null && begin > end) {
      throw new IllegalArgumentException("the replay ends before it begins");
    }
    return new MemoryUse(
        event.optional("peak_resident_bytes"),
        event.optional("reserved_bytes"),
        event.optional("requested_live_bytes"),
        event.optional("collections"),
        event.optional("collection_ns"),
        event.optional("allocated_bytes"),
        begin,
        end,
        null);
  }

  /**
   * Reads what {@code describe} printed.
   *
   * @throws DriverException if it is not the protocol, or another version of it
   */
  public static ProgramFacts facts(String line) throws DriverException {
    if (line.isBlank()) {
      throw new DriverException("it prints nothing for describe");
    }
    try {
      Event event = Event.of(line);
      long protocol = event.whole("protocol", 0);
      // First, for another version may have other fields.
      if (protocol != PROTOCOL) {
        throw new DriverException(
            "it speaks protocol %d; this harness reads version %d".formatted(protocol, PROTOCOL));
      }
      return new ProgramFacts(
          PROTOCOL,
          event.text("language"),
          event.text("runtime"),
          event.text("runtime_version"),
          event.text("compiler"),
          event.text("flags"));
    } catch (IllegalArgumentException e) {
      throw new DriverException(
          "what it prints for describe is not the protocol: " + e.getMessage(), e);
    }
  }
}
