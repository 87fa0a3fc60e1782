package org.allocrace.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.allocrace.model.LatencySeries;

/** Reads the event {@code latency}: what its figures say of each other must be true. */
final class SeriesReader {
  private static final Set<String> NAMES =
      Set.of(
          LatencySeries.BATCH, LatencySeries.SINGLE, LatencySeries.SERVICE, LatencySeries.RESPONSE);

  private static final Set<String> CAUSES =
      Set.of("collection", "major-fault", "page-fault", "switch", "steal", "unknown");

  private SeriesReader() {}

  static LatencySeries read(Event event) {
    String name = event.text("series");
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("there is no series " + name);
    }
    List<LatencySeries.Bucket> buckets = buckets(event);
    long recorded = 0;
    for (LatencySeries.Bucket bucket : buckets) {
      recorded = Math.addExact(recorded, bucket.count());
    }
    long samples = event.whole("samples", 0);
    if (recorded > samples) {
      throw new IllegalArgumentException("the histogram counts more than samples");
    }
    List<LatencySeries.Cause> causes = causes(event);
    check(name, causes, recorded);
    return new LatencySeries(
        name, event.small("batch", 1), samples, event.whole("max_ns", 0), buckets, causes);
  }

  private static List<LatencySeries.Bucket> buckets(Event event) {
    List<LatencySeries.Bucket> buckets = new ArrayList<>();
    long least = 0;
    for (JsonNode pair : event.list("histogram")) {
      Event.requirePair("a bucket", pair);
      long lower = Event.whole("the bound of a bucket", pair.path(0), least);
      long count = Event.whole("the count of a bucket", pair.path(1), 1);
      buckets.add(new LatencySeries.Bucket(lower, count));
      least = Math.addExact(lower, 1);
    }
    return buckets;
  }

  private static List<LatencySeries.Cause> causes(Event event) {
    if (event.node().path("causes").isMissingNode()) {
      return List.of();
    }
    List<LatencySeries.Cause> causes = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (JsonNode node : event.list("causes")) {
      Event cause = new Event(node);
      String word = cause.text("cause");
      if (!CAUSES.contains(word)) {
        throw new IllegalArgumentException("there is no cause " + word);
      }
      if (!given.add(word)) {
        throw new IllegalArgumentException("the cause " + word + " comes once");
      }
      causes.add(new LatencySeries.Cause(word, cause.whole("samples", 1), cause.whole("ns", 1)));
    }
    return causes;
  }

  /** Each recorded value was looked into, or none was. */
  private static void check(String name, List<LatencySeries.Cause> causes, long recorded) {
    if (causes.isEmpty()) {
      return;
    }
    if (!name.equals(LatencySeries.SINGLE)) {
      throw new IllegalArgumentException("only the series single has causes");
    }
    long samples = 0;
    for (LatencySeries.Cause cause : causes) {
      samples = Math.addExact(samples, cause.samples());
    }
    if (samples != recorded) {
      throw new IllegalArgumentException("the causes are not those of all recorded samples");
    }
  }
}
