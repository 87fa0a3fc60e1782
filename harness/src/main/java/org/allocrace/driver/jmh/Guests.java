package org.allocrace.driver.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.allocrace.contender.ContenderRuntime;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.Guest;
import org.allocrace.driver.GuestException;
import org.allocrace.driver.foreign.DowncallContender;
import org.allocrace.driver.foreign.LibraryGuest;
import org.allocrace.driver.polyglot.Compilation;
import org.allocrace.driver.polyglot.JavaScriptGuest;
import org.allocrace.driver.polyglot.WasmGuest;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.TouchMode;
import org.allocrace.model.Verification;
import org.allocrace.replay.Replay;
import org.allocrace.replay.ReplayCode;
import org.allocrace.trace.Trace;
import org.jspecify.annotations.Nullable;

/** Makes guests, asks them, and reads what they answer. */
final class Guests {
  private static final JsonMapper JSON = new JsonMapper();

  private Guests() {}

  /** Only where a guest is compiled, its times are those that are asked for. */
  static void requireCompiler(ContenderRuntime.Host host) {
    if (host == ContenderRuntime.Host.WASM || host == ContenderRuntime.Host.JAVASCRIPT) {
      Compilation.require();
    }
  }

  private static Guest load(ContenderRuntime.Host host, @Nullable Path file) {
    if (file == null) {
      throw new GuestException("internal", "no module, script or library is named");
    }
    return switch (host) {
      case WASM -> WasmGuest.load(file);
      case JAVASCRIPT -> JavaScriptGuest.load(file);
      case LIBRARY, OPERATIONS, CRITICAL_OPERATIONS -> LibraryGuest.load(file);
      case PROCESS, JVM -> throw new GuestException("internal", "there is no guest in " + host);
    };
  }

  /** Loads a guest and says what it is; refuses where it would only be interpreted. */
  static String describe(ContenderRuntime.Host host, @Nullable Path file) {
    if (!host.isGuest()) {
      return "";
    }
    requireCompiler(host);
    try (Guest guest = load(host, file)) {
      guest.nothing();
      return switch (host) {
        case WASM -> "GraalWasm";
        case JAVASCRIPT -> "GraalJS";
        default -> "a shared library";
      };
    }
  }

  /**
   * A session for a fork: with its engine's start on the clock, which is part of no sample.
   *
   * @param failed is told why a replay failed, which may be in the middle of an iteration
   */
  static Subject open(
      ContenderRuntime.Host host,
      @Nullable Path file,
      ForkRequest request,
      ContenderFacts facts,
      Trace trace,
      Consumer<GuestException> failed)
      throws IOException {
    byte[] bytes = Files.readAllBytes(request.trace());
    TouchMode touch = request.settings().touch();
    String question = question(facts, touch, request.settings().maxSize());
    long begin = System.nanoTime();
    Guest guest = load(host, file);
    JsonNode opened = answer(guest.open(question, bytes), "opened");
    long startNs = System.nanoTime() - begin;
    if (!host.isByOperation()) {
      return new GuestSubject(
          guest,
          new GuestSession(guest, opened.path("groups").asInt(), failed),
          opened.path("operations").asInt(),
          startNs);
    }
    DowncallContender contender = downcalls(host, guest);
    ReplayCode code = JavaContenders.code(facts, trace);
    return new OwnSubject(
        contender,
        code,
        new Replay(contender, code),
        new CallTimer(contender::nothing, startNs, code.operations()));
  }

  private static DowncallContender downcalls(ContenderRuntime.Host host, Guest guest) {
    return new DowncallContender(
        (LibraryGuest) guest, host == ContenderRuntime.Host.CRITICAL_OPERATIONS);
  }

  /**
   * The checking replay inside the guest. By operation the work is that of Java's loop and its
   * downcalls, and a JVM verifies one contender on one trace.
   */
  static Verification verify(
      ContenderRuntime.Host host,
      @Nullable Path module,
      ContenderFacts facts,
      Path file,
      Trace trace,
      int maxSize)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String question = question(facts, TouchMode.WORD, maxSize);
    try (Guest guest = load(host, module)) {
      JsonNode said = answer(guest.verify(question, bytes), "verified");
      String work = text(said, "work");
      if (host.isByOperation() && work != null) {
        var _ = answer(guest.open(question, bytes), "opened");
        work = JavaContenders.work(facts, trace, downcalls(host, guest));
      }
      return new Verification(
          facts.name(),
          text(said, "contents"),
          text(said, "placement"),
          text(said, "code"),
          said.path("operation").isNumber() ? said.path("operation").longValue() : null,
          work);
    }
  }

  private static String question(ContenderFacts facts, TouchMode touch, int maxSize) {
    return "contender=%s\ntouch=%s\nmax-size=%d\n"
        .formatted(ContenderFacts.base(facts.name()), touch.word(), maxSize);
  }

  private static JsonNode answer(String line, String event) {
    try {
      JsonNode answer = JSON.readTree(line);
      String said = answer.path("event").asText();
      if (said.equals(event)) {
        return answer;
      }
      if (said.equals("error")) {
        throw new GuestException(answer.path("code").asText(), answer.path("message").asText());
      }
    } catch (JsonProcessingException e) {
      // Said below: garbage either way.
    }
    throw new GuestException("garbage", "the guest answered what is not the protocol: " + line);
  }

  private static @Nullable String text(JsonNode event, String field) {
    JsonNode value = event.path(field);
    return value.isTextual() ? value.textValue() : null;
  }
}
