package org.allocrace.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.allocrace.model.Checkpoint;
import org.allocrace.model.ClockFacts;
import org.allocrace.model.Failure;
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
            List.of(),
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
  void aMemoryInvocationIsReadWithItsNulls() {
    String event =
        "{\"event\":\"memory\",\"peak_resident_bytes\":4096,\"reserved_bytes\":null,"
            + "\"requested_live_bytes\":100,\"collections\":2}";
    assertEquals(
        new MemoryUse(4096L, null, 100L, 2L, null, null, null, null, null),
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
}
