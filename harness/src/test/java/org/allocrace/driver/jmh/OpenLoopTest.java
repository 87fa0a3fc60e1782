package org.allocrace.driver.jmh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.model.Arrivals;
import org.allocrace.model.LatencySeries;
import org.allocrace.model.OpenLoop;
import org.allocrace.replay.Plan;
import org.allocrace.replay.Replay;
import org.allocrace.replay.ReplayCode;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceBuilder;
import org.junit.jupiter.api.Test;

/** The section Arrivals of docs/replay-protocol.md, and requests that keep to them. */
class OpenLoopTest {
  @Test
  void poissonStartsAreThoseOfThePage() {
    // Oracle: the rule of the page in Python 3: s += -5000 * math.log(1 - unit), from seed 1.
    assertArrayEquals(
        new long[] {0, 4180, 11027, 28730, 31668, 34606},
        Schedule.of(new OpenLoop(Arrivals.POISSON, 5_000), 6, 1));
  }

  @Test
  void fixedStartsAreAPeriodApartAlsoBeyond32Bits() {
    long[] starts = Schedule.of(new OpenLoop(Arrivals.FIXED, 2_000_000_000), 4, 1);
    assertArrayEquals(new long[] {0, 2_000_000_000L, 4_000_000_000L, 6_000_000_000L}, starts);
    assertEquals(0, Schedule.of(new OpenLoop(Arrivals.POISSON, 1), 0, 1).length);
  }

  @Test
  void everyFullBatchIsARequestAndTheRestIsRunToo() throws Exception {
    Trace trace = objects(100); // 100 ALLOCs, 100 closing FREEs: three batches of 64 and 8 more
    ReplayCode code = JavaContenders.code(JavaContenders.facts("java/pool"), trace);
    Replay session = session(trace, code);
    int requests = OpenLoopRecorder.requests(code);
    assertEquals(3, requests);
    long[] starts = Schedule.of(new OpenLoop(Arrivals.FIXED, 1_000_000), requests, 1);
    OpenLoopRecorder recorder = new OpenLoopRecorder(session, code, starts);
    assertTrue(recorder.replay() >= 2_000_000, "the third request waits for its start");
    assertTrue(recorder.replay() >= 2_000_000);
    LatencySeries service = recorder.serviceSeries();
    LatencySeries response = recorder.responseSeries();
    assertEquals(LatencySeries.SERVICE, service.series());
    assertEquals(LatencySeries.RESPONSE, response.series());
    assertEquals(64, response.batch());
    assertEquals(6, service.samples());
    assertEquals(6, response.samples());
    assertTrue(response.maxNs() >= service.maxNs(), "a request ends after its intended start");
    recorder.clear();
    assertEquals(0, recorder.serviceSeries().samples());
    Replay whole = session(trace, code);
    whole.whole();
    whole.whole();
    assertEquals(whole.work(true), session.work(true));
  }

  @Test
  void waitingIsPartOfTheResponseOnly() throws Exception {
    Trace trace = objects(10_000);
    ReplayCode code = JavaContenders.code(JavaContenders.facts("java/pool"), trace);
    // All are meant to start at once, so the last one waits for all the others.
    long[] starts = new long[OpenLoopRecorder.requests(code)];
    OpenLoopRecorder recorder = new OpenLoopRecorder(session(trace, code), code, starts);
    recorder.replay();
    LatencySeries service = recorder.serviceSeries();
    long atLeast = service.histogram().stream().mapToLong(one -> one.lowerNs() * one.count()).sum();
    assertTrue(recorder.responseSeries().maxNs() >= atLeast);
  }

  private static Replay session(Trace trace, ReplayCode code) {
    return new Replay(JavaContenders.make("java/pool", Plan.of(trace)), code);
  }

  private static Trace objects(int count) throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.POOL);
    var _ = builder.declareClass(8, count);
    for (int i = 0; i < count; i++) {
      builder.allocClass(0);
    }
    return builder.build();
  }
}
