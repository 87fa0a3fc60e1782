package org.allocrace.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.junit.jupiter.api.Test;

/** Lines of docs/replay-protocol.md. */
class EventReaderTest {
  private static final String START =
      "{\"event\":\"start\",\"protocol\":1,\"trace_crc\":\"0123abcd\",\"operations\":12}";
  private static final String CLOCK =
      "{\"event\":\"clock\",\"name\":\"C\",\"resolution_ns\":1,\"cost_ns\":21.4,\"pairs\":100}";
  private static final String WORK = "{\"event\":\"work\",\"work\":\"0000000a\"}";
  private static final String WARMING = "{\"event\":\"warming\",\"points\":[[12,900],[24,1000]]}";
  private static final String DONE = "{\"event\":\"done\",\"elapsed_ns\":99}";

  private static String iteration(String phase, int index, long ns) {
    return """
        {"event":"iteration","phase":"%s","index":%d,"ns":%d,"operations":24,"replays":2}"""
        .formatted(phase, index, ns);
  }

  private static String latency(long samples, String histogram) {
    return """
        {"event":"latency","phase":"measure","series":"batch","batch":64,"samples":%d,\
        "max_ns":1500,"histogram":%s}"""
        .formatted(samples, histogram);
  }

  /** Three recorded values of nine, with what is said of them. */
  private static String causes(String series, String causes) {
    return """
        {"event":"latency","phase":"measure","series":"%s","batch":1,"samples":9,\
        "max_ns":1500,"histogram":[[1000,2],[1500,1]],"causes":%s}"""
        .formatted(series, causes);
  }

  private static String points(String points) {
    return "{\"event\":\"warming\",\"points\":%s}".formatted(points);
  }

  private static Outcome outcome(String... lines) {
    EventReader reader = new EventReader();
    List.of(lines).forEach(reader::line);
    return reader.outcome();
  }

  private static Measurement measurement(String... lines) {
    return assertInstanceOf(Outcome.Completed.class, outcome(lines)).measurement();
  }

  private static Failure failure(String... lines) {
    return assertInstanceOf(Outcome.Failed.class, outcome(lines)).failure();
  }

  private static void garbage(String why, String... lines) {
    String last = lines[lines.length - 1];
    String shown = last.substring(0, Math.min(80, last.length()));
    assertEquals(
        new Failure(
            "garbage",
            "it printed something that is not the protocol (%s): %s".formatted(why, shown),
            null),
        failure(lines));
  }

  @Test
  void aThroughputInvocationIsRead() {
    assertEquals(
        new Measurement(
            "0123abcd",
            12,
            "0000000a",
            new ClockFacts("C", 1, 21.4, 100),
            List.of(new CostPoint(12, 900), new CostPoint(24, 1000)),
            List.of(
                new Iteration(Phase.WARMUP, 0, 50, 24, 2),
                new Iteration(Phase.MEASURE, 0, 40, 24, 2),
                new Iteration(Phase.MEASURE, 1, 41, 24, 2)),
            List.of(),
            null,
            null),
        measurement(
            START,
            CLOCK,
            WORK,
            WARMING,
            iteration("warmup", 0, 50),
            iteration("measure", 0, 40),
            iteration("measure", 1, 41),
            DONE));
  }

  @Test
  void aLatencyInvocationIsRead() {
    Measurement measurement =
        measurement(START, CLOCK, WORK, latency(5, "[[640,2],[1500,3]]"), latency(0, "[]"), DONE);
    assertEquals(
        List.of(
            new LatencySeries(
                "batch",
                64,
                5,
                1500,
                List.of(new LatencySeries.Bucket(640, 2), new LatencySeries.Bucket(1500, 3)),
                List.of()),
            new LatencySeries("batch", 64, 0, 1500, List.of(), List.of())),
        measurement.latency());
  }

  @Test
  void theCausesOfLongOperationsAreRead() {
    String causes =
        "[{\"cause\":\"page-fault\",\"samples\":2,\"ns\":2000},"
            + "{\"cause\":\"unknown\",\"samples\":1,\"ns\":1500}]";
    assertEquals(
        List.of(
            new LatencySeries.Cause("page-fault", 2, 2000),
            new LatencySeries.Cause("unknown", 1, 1500)),
        measurement(START, CLOCK, WORK, causes("single", causes), DONE)
            .latency()
            .getFirst()
            .causes());
  }

  @Test
  void anOpenLoopInvocationHasServiceAndResponse() {
    assertEquals(
        List.of(LatencySeries.SERVICE, LatencySeries.RESPONSE),
        measurement(
                START,
                CLOCK,
                WORK,
                causes("service", "[]").replace("\"batch\":1", "\"batch\":64"),
                causes("response", "[]").replace("\"batch\":1", "\"batch\":64"),
                DONE)
            .latency()
            .stream()
            .map(LatencySeries::series)
            .toList());
  }

  @Test
  void causesThatCannotBeAreGarbage() {
    String one = "{\"cause\":\"%s\",\"samples\":%d,\"ns\":2000}";
    String three = one.formatted("switch", 3);
    garbage("only the series single has causes", START, causes("batch", "[" + three + "]"));
    garbage("there is no series tea", START, causes("tea", "[]"));
    garbage("causes is not a list", START, causes("single", "7"));
    garbage("there is no cause tea", START, causes("single", "[" + one.formatted("tea", 3) + "]"));
    garbage(
        "the cause switch comes once", START, causes("single", "[" + three + "," + three + "]"));
    garbage(
        "the causes are not those of all recorded samples",
        START,
        causes("single", "[" + one.formatted("unknown", 2) + "]"));
  }

  @Test
  void pointsOfWarmingAscendInWholeReplays() {
    garbage("points is not a list", START, points("7"));
    garbage("points are not 2 to 128", START, points("[[12,900]]"));
    garbage("a point is a pair", START, points("[[12,900],[24]]"));
    garbage(
        "operations of a point is not a whole number from 13",
        START,
        points("[[12,900],[12,1000]]"));
    garbage("ns of a point is not a whole number from 900", START, points("[[12,900],[24,899]]"));
    garbage(
        "operations of a point are not a multiple of those of a replay, 12",
        START,
        points("[[12,900],[25,1000]]"));
    String many =
        IntStream.rangeClosed(1, 129)
            .mapToObj(i -> "[%d,%d]".formatted(12 * i, i))
            .collect(Collectors.joining(",", "[", "]"));
    garbage("points are not 2 to 128", START, points(many));
    assertEquals(
        List.of(new CostPoint(12, 900), new CostPoint(24, 900)),
        measurement(START, points("[[12,900],[24,900]]"), DONE).warming(),
        "a clock that stood still");
  }

  @Test
  void aReplayThatEndsBeforeItBeginsIsGarbage() {
    garbage(
        "the replay ends before it begins",
        START,
        "{\"event\":\"memory\",\"replay_begin_ns\":8,\"replay_end_ns\":7}");
  }

  @Test
  void aMemoryInvocationIsReadWithItsNulls() {
    String event =
        "{\"event\":\"memory\",\"peak_resident_bytes\":4096,\"reserved_bytes\":null,"
            + "\"requested_live_bytes\":100,\"collections\":2,\"collection_ns\":null,"
            + "\"allocated_bytes\":6,\"replay_begin_ns\":7,\"replay_end_ns\":8}";
    assertEquals(
        new MemoryUse(4096L, null, 100L, 2L, null, 6L, 7L, 8L, null),
        measurement(START, event, DONE).memory());
  }

  @Test
  void digestsAreKeptAlsoWhereTheReplayFailsLater() {
    EventReader reader = new EventReader();
    reader.line(START);
    String digest = "{\"event\":\"digest\",\"operations\":%d,\"contents\":\"0a\",\"placement\":%s}";
    reader.line(digest.formatted(8, "\"0b\""));
    reader.line(digest.formatted(12, "null"));
    reader.line("{\"event\":\"error\",\"code\":\"corruption\",\"message\":\"m\",\"operation\":9}");
    assertEquals(
        List.of(new Checkpoint(8, "0a", "0b"), new Checkpoint(12, "0a", null)),
        reader.checkpoints());
  }

  @Test
  void unknownFieldsArePassedOver() {
    String work = "{\"event\":\"work\",\"work\":\"0000000a\",\"later\":{\"more\":[1]}}";
    assertEquals("0000000a", measurement(START, CLOCK, work, DONE).work());
  }

  @Test
  void anErrorTakesThePlaceOfTheRest() {
    String error =
        "{\"event\":\"error\",\"code\":\"out-of-memory\",\"message\":\"m\",\"operation\":7}";
    Failure expected = new Failure("out-of-memory", "m", 7L);
    assertEquals(expected, failure(START, CLOCK, error));
    assertEquals(expected, failure(error), "a trace may be refused before the start");
    assertEquals(expected, failure(START, error, "what comes after", DONE));
    assertEquals(
        expected,
        failure(START, error, "{\"event\":\"error\",\"code\":\"internal\",\"message\":\"n\"}"));
  }

  @Test
  void anErrorWithoutAnOperationIsRead() {
    assertEquals(
        new Failure("internal", "m", null),
        failure(
            "{\"event\":\"error\",\"code\":\"internal\",\"message\":\"m\",\"operation\":null}"));
  }

  @Test
  void aProgramThatStopsEarlyCrashed() {
    Failure crashed = new Failure("crashed", "it stopped before its last event", null);
    assertEquals(crashed, failure());
    assertEquals(crashed, failure(START, CLOCK, WORK));
  }

  @Test
  void whatIsNoEventIsGarbage() {
    garbage("it is not JSON", START, "hello");
    garbage("it is not JSON", START, "{\"event\":\"wor");
    garbage("it is not JSON", START, DONE + " more");
    garbage("event is not a string", START, "");
    garbage("event is not a string", START, "[1]");
    garbage("there is no event tea", START, "{\"event\":\"tea\"}");
    garbage("it is not JSON", START, "x".repeat(1000));
  }

  @Test
  void whatFollowsGarbageDoesNotMendIt() {
    assertEquals("garbage", failure(START, "hello", CLOCK, WORK, DONE).code());
  }

  @Test
  void anEventOutOfItsOrderIsGarbage() {
    garbage("start comes first", CLOCK);
    garbage("start comes once", START, START);
    garbage("start does not come after clock", START, CLOCK, START);
    garbage("clock does not come after work", START, WORK, CLOCK);
    garbage("work does not come after iteration", START, iteration("measure", 0, 1), WORK);
    garbage("work does not come after done", START, DONE, WORK);
    garbage("done comes once", START, DONE, DONE);
  }

  @Test
  void iterationsAreCountedInEachPhase() {
    garbage("the next index is 0", START, iteration("warmup", 1, 1));
    garbage("the next index is 1", START, iteration("measure", 0, 1), iteration("measure", 0, 1));
    garbage(
        "warm-up does not come after measured iterations",
        START,
        iteration("measure", 0, 1),
        iteration("warmup", 0, 1));
    garbage("phase is warmup or measure", START, iteration("WARMUP", 0, 1));
  }

  @Test
  void aFigureThatCannotBeIsGarbage() {
    garbage("ns is not a whole number from 1", START, iteration("measure", 0, 0));
    garbage("ns is not a whole number from 1", START, iteration("measure", 0, -5));
    garbage("cost_ns is not a number from 0", START, CLOCK.replace("21.4", "1e999"));
    garbage("pairs is not a whole number from 0", START, CLOCK.replace("100", "1.5"));
    garbage("work is not a string", START, "{\"event\":\"work\",\"work\":10}");
    garbage("operations is not a whole number from 1", START.replace("12", "0"));
  }

  private static String hosting(String start, String call, String calls) {
    return "{\"event\":\"hosting\",\"start_ns\":%s,\"call_ns\":%s,\"calls\":%s}"
        .formatted(start, call, calls);
  }

  @Test
  void whatAGuestsHostCostsIsReadBetweenWarmingAndTheIterations() {
    String hosting = hosting("812000000", "6.25", "12");
    assertEquals(
        new Hosting(812_000_000, 6.25, 12),
        measurement(START, CLOCK, WORK, WARMING, hosting, iteration("measure", 0, 40), DONE)
            .hosting());
    assertNull(measurement(START, CLOCK, WORK, WARMING, DONE).hosting());
    garbage("hosting comes once", START, hosting, hosting);
    garbage("hosting does not come after iteration", START, iteration("measure", 0, 40), hosting);
    garbage("warming does not come after hosting", START, hosting, WARMING);
  }

  @Test
  void aHostingThatCannotBeIsGarbage() {
    assertEquals(new Hosting(0, 0, 1), measurement(START, hosting("0", "0", "1"), DONE).hosting());
    garbage("start_ns is not a whole number from 0", START, hosting("-1", "5", "1"));
    garbage("start_ns is not a whole number from 0", START, hosting("1.5", "5", "1"));
    garbage("call_ns is not a number from 0", START, hosting("1", "-5", "1"));
    garbage("call_ns is not a number from 0", START, hosting("1", "1e999", "1"));
    garbage("calls is not a whole number from 1", START, hosting("1", "5", "0"));
    garbage(
        "calls is not a whole number from 1",
        START,
        "{\"event\":\"hosting\",\"start_ns\":1,\"call_ns\":5}");
  }

  @Test
  void aHistogramThatCannotBeIsGarbage() {
    garbage("a bucket is a pair", START, latency(5, "[[1,2,3]]"));
    garbage("a bucket is a pair", START, latency(5, "[7]"));
    garbage("the count of a bucket is not a whole number from 1", START, latency(5, "[[1,\"2\"]]"));
    garbage(
        "the bound of a bucket is not a whole number from 3", START, latency(5, "[[2,1],[2,1]]"));
    garbage("the histogram counts more than samples", START, latency(2, "[[1,3]]"));
  }

  @Test
  void anotherVersionOfTheProtocolIsNamed() {
    garbage(
        "it speaks protocol 2; this harness reads version 1",
        START.replace("\"protocol\":1", "\"protocol\":2"));
  }

  @Test
  void iterationsThatWereTimedFromOutsideAreAdded() {
    EventReader reader = new EventReader();
    reader.line(START);
    Iteration iteration = new Iteration(Phase.MEASURE, 0, 5, 12, 1);
    reader.iteration(iteration);
    reader.line(DONE);
    assertEquals(
        List.of(iteration),
        assertInstanceOf(Outcome.Completed.class, reader.outcome()).measurement().iterations());
  }

  @Test
  void whatAHostCostsStandsBetweenWarmingAndIterations() {
    String hosting = "{\"event\":\"hosting\",\"start_ns\":5,\"call_ns\":2.5,\"calls\":12}";
    Outcome outcome =
        outcome(START, CLOCK, WORK, WARMING, hosting, iteration("measure", 0, 48), DONE);
    Measurement measured = assertInstanceOf(Outcome.Completed.class, outcome).measurement();
    assertEquals(new Hosting(5, 2.5, 12), measured.hosting());
    // Oracle: twelve calls of 2.5 ns over twelve operations.
    assertEquals(2.5, new Hosting(5, 2.5, 12).boundaryNs(12), 1e-12);
    assertInstanceOf(Outcome.Failed.class, outcome(START, CLOCK, WORK, hosting, WARMING, DONE));
    assertInstanceOf(
        Outcome.Failed.class, outcome(START, CLOCK, WORK, hosting.replace("12", "0"), DONE));
  }
}
