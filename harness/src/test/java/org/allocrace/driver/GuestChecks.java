package org.allocrace.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Placement;
import org.allocrace.model.Verification;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;
import org.allocrace.replay.Replay;
import org.allocrace.replay.ReplayCode;
import org.allocrace.trace.Limits;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.TraceRefusedException;

/** What a guest must answer; the oracle is Java's contender of the same placement. */
public final class GuestChecks {
  public static final Path TRACES = Path.of("..", "traces");

  private static final JsonMapper JSON = new JsonMapper();

  private GuestChecks() {}

  /** Tests of what is not built are left out, and say so. */
  public static Path built(String file, String how) {
    Path path = Path.of("..", file);
    assumeTrue(Files.isRegularFile(path), file + " is not built; " + how);
    return path;
  }

  /** What a guest is asked. */
  public static String request(String contender) {
    return "contender=%s\ntouch=word\nmax-size=67108864\n".formatted(contender);
  }

  /** The bytes of a trace that is not packed. */
  public static byte[] bytes(Trace trace, Path directory) throws IOException {
    Path file = directory.resolve("unpacked.atr");
    TraceFile.write(trace, file);
    return Files.readAllBytes(file);
  }

  /** An answer of the wanted event. */
  public static JsonNode answer(String line, String event) throws IOException {
    JsonNode answer = JSON.readTree(line);
    assertEquals(event, answer.path("event").asText(), line);
    return answer;
  }

  /** Verifies, opens and replays twice, the second time in two pieces. */
  public static void assertDoesAsJava(
      Guest guest, String contender, String java, Trace trace, byte[] bytes) throws IOException {
    ContenderFacts facts = JavaContenders.facts(java);
    boolean placed = facts.placement() != Placement.NONE;
    Verification expected = JavaContenders.verify(facts, trace);
    JsonNode verified = answer(guest.verify(request(contender), bytes), "verified");
    assertEquals(expected.contents(), verified.path("contents").asText());
    assertEquals(String.valueOf(expected.placement()), verified.path("placement").asText("null"));
    assertEquals(expected.work(), verified.path("work").asText());

    JsonNode opened = answer(guest.open(request(contender), bytes), "opened");
    ReplayCode code = JavaContenders.code(facts, trace);
    assertEquals(code.operations(), opened.path("operations").asInt());
    int groups = opened.path("groups").asInt();
    try (Contender own = JavaContenders.make(java, Plan.of(trace))) {
      Replay session = new Replay(own, code);
      session.whole();
      guest.rewind();
      assertTrue(guest.replay(0, groups));
      assertEquals(session.work(placed), guest.work());
      assertEquals(expected.work(), String.format("%08x", guest.work()));
      assertEquals((int) session.sum(), guest.sum());
      session.whole();
      guest.rewind();
      assertTrue(guest.replay(0, groups / 2));
      assertTrue(guest.replay(groups / 2, groups));
      assertEquals(session.work(placed), guest.work());
      assertEquals((int) session.sum(), guest.sum());
    }
    guest.nothing();
    assertTrue(guest.reserved() >= -1);
  }

  /** Questions that have no good answer: each is an error, and the guest stays usable. */
  public static void assertRefusesNonsense(Guest guest, String contender) throws Exception {
    byte[] pool = Files.readAllBytes(TRACES.resolve("golden/pool.atr"));
    byte[] damaged = Files.readAllBytes(TRACES.resolve("hostile/zero-size.atr"));
    assertEquals(
        "usage", answer(guest.open(request("rust/none"), pool), "error").path("code").asText());
    assertEquals(
        "usage",
        answer(guest.open(request(contender) + "speed=9\n", pool), "error").path("code").asText());
    assertEquals(
        refusal(damaged),
        answer(guest.open(request(contender), damaged), "error").path("code").asText());
    assertEquals(
        refusal(new byte[0]),
        answer(guest.open(request(contender), new byte[0]), "error").path("code").asText());
    // Oracle: a session that could not be opened is none, so there are no groups to replay.
    assertTrue(!guest.replay(0, 1));
    var _ = answer(guest.open(request(contender), pool), "opened");
  }

  /** As Java's reader says it. */
  private static String refusal(byte[] trace) {
    try {
      var _ = TraceFile.read(trace, Limits.DEFAULT);
    } catch (TraceRefusedException e) {
      return e.refusal().code();
    }
    throw new AssertionError("Java's reader takes it");
  }
}
