package org.allocrace.driver.jmh;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.allocrace.model.ClockFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.CostPoint;
import org.allocrace.model.Hosting;
import org.allocrace.model.Iteration;
import org.allocrace.model.LatencySeries;
import org.allocrace.model.MemoryUse;
import org.allocrace.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of {@code docs/replay-protocol.md} to the fork's file, a line each; standard
 * output belongs to JMH.
 */
final class Events {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private boolean hasFailed;

  Events(Path file) {
    this.file = file;
  }

  void start(ForkRequest request, ContenderFacts contender, Trace trace, int operations) {
    ObjectNode event = event("start");
    event.setAll((ObjectNode) JSON.valueToTree(Jvm.facts()));
    event.set("contender", JSON.valueToTree(contender));
    event.put("trace_crc", trace.crcHex());
    event.put("kind", trace.kind().word());
    event.put("operations", operations);
    event.put("mode", request.mode().word());
    event.put("touch", request.settings().touch().word());
    event.put("seed", request.settings().seed());
    event.put("pid", ProcessHandle.current().pid());
    write(event);
  }

  void clock(ClockFacts clock) {
    ObjectNode event = event("clock");
    event.put("name", clock.name());
    event.put("resolution_ns", clock.resolutionNs());
    event.put("cost_ns", clock.costNs());
    event.put("pairs", clock.pairs());
    write(event);
  }

  void work(String work) {
    write(event("work").put("work", work));
  }

  void warming(List<CostPoint> points) {
    ObjectNode event = event("warming");
    ArrayNode pairs = event.putArray("points");
    for (CostPoint point : points) {
      pairs.addArray().add(point.operations()).add(point.ns());
    }
    write(event);
  }

  void hosting(Hosting hosting) {
    ObjectNode event = event("hosting");
    event.put("start_ns", hosting.startNs());
    event.put("call_ns", hosting.callNs());
    event.put("calls", hosting.calls());
    write(event);
  }

  /** How many replays every iteration has: JMH, which times them, does not know. */
  void replays(long replays) {
    write(event(Replays.EVENT).put("replays", replays));
  }

  void iteration(Iteration iteration) {
    ObjectNode event = event("iteration");
    event.put("phase", iteration.phase().word());
    event.put("index", iteration.index());
    event.put("ns", iteration.ns());
    event.put("operations", iteration.operations());
    event.put("replays", iteration.replays());
    write(event);
  }

  void latency(LatencySeries series) {
    ObjectNode event = event("latency");
    event.put("phase", "measure");
    event.put("series", series.series());
    event.put("batch", series.batch());
    event.put("samples", series.samples());
    event.put("max_ns", series.maxNs());
    ArrayNode histogram = event.putArray("histogram");
    for (LatencySeries.Bucket bucket : series.histogram()) {
      histogram.addArray().add(bucket.lowerNs()).add(bucket.count());
    }
    if (series.series().equals(LatencySeries.SINGLE)) {
      ArrayNode causes = event.putArray("causes");
      for (LatencySeries.Cause cause : series.causes()) {
        causes
            .addObject()
            .put("cause", cause.cause())
            .put("samples", cause.samples())
            .put("ns", cause.ns());
      }
    }
    write(event);
  }

  void memory(MemoryUse use) {
    ObjectNode event = event("memory");
    event.put("peak_resident_bytes", use.peakResidentBytes());
    event.put("reserved_bytes", use.reservedBytes());
    event.put("requested_live_bytes", use.requestedLiveBytes());
    event.put("collections", use.collections());
    event.put("collection_ns", use.collectionNs());
    event.put("allocated_bytes", use.allocatedBytes());
    event.put("replay_begin_ns", use.replayBeginNs());
    event.put("replay_end_ns", use.replayEndNs());
    write(event);
  }

  /** Only the first is said: it is the cause, and what fails after it is not. */
  void error(String code, String message, @Nullable Long operation) {
    if (hasFailed) {
      return;
    }
    hasFailed = true;
    ObjectNode event = event("error");
    event.put("code", code);
    event.put("message", message);
    event.put("operation", operation);
    write(event);
  }

  void done() {
    long begun = ManagementFactory.getRuntimeMXBean().getStartTime();
    write(event("done").put("elapsed_ns", (System.currentTimeMillis() - begun) * 1_000_000));
  }

  private static ObjectNode event(String name) {
    return JSON.createObjectNode().put("event", name);
  }

  private void write(ObjectNode event) {
    try {
      // The parent made the file; a fork that is late must not bring it back.
      Files.writeString(file, event + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the events cannot be written to " + file, e);
    }
  }
}
