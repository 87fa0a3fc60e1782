package org.allocrace.driver.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.model.Age;
import org.allocrace.model.Arrivals;
import org.allocrace.model.Conditions;
import org.allocrace.model.Mode;
import org.allocrace.model.OpenLoop;
import org.allocrace.model.Settings;
import org.allocrace.model.TouchMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes into the arguments of a fork comes out of its system properties. */
class ForkRequestTest {
  private static final Path EVENTS = Path.of("e.events").toAbsolutePath();

  private static ForkRequest request(Mode mode, @Nullable OpenLoop load, Conditions conditions) {
    Path trace = Path.of("t.atr").toAbsolutePath();
    Settings settings = new Settings(1, 2, 3, TouchMode.WORD, -5, 6, 7, load);
    return ForkRequest.of(
        new InvocationRequest("java/pool", trace, mode, settings, conditions), EVENTS, null);
  }

  /** As the fork reads it. */
  private static ForkRequest travelled(ForkRequest request) {
    for (String argument : request.jvmArguments(ForkHost.ORDINARY)) {
      if (argument.startsWith("-D")) {
        String[] property = argument.substring("-D".length()).split("=", 2);
        System.setProperty(property[0], property[1]);
      }
    }
    return ForkRequest.here();
  }

  @AfterEach
  void forget() {
    System.getProperties().keySet().removeIf(name -> name.toString().startsWith("allocrace."));
  }

  @Test
  void aPlainRequestTravels() {
    for (Mode mode : Mode.values()) {
      forget();
      ForkRequest request = request(mode, null, Conditions.PLAIN);
      assertEquals(request, travelled(request));
    }
  }

  @Test
  void conditionsAndLoadTravel() {
    ForkRequest request =
        request(
            Mode.OPEN_LOOP,
            new OpenLoop(Arrivals.FIXED, 5000),
            new Conditions(10, new Age(90, 3), 1234, null));
    assertEquals(request, travelled(request));
  }

  @Test
  void thePaddingIsTheOnlyDifferenceInLength() {
    int plain = length(request(Mode.MEMORY, null, new Conditions(0, null, 0, null)));
    assertEquals(
        plain + 1000, length(request(Mode.MEMORY, null, new Conditions(0, null, 1000, null))));
  }

  private static int length(ForkRequest request) {
    return request.jvmArguments(ForkHost.ORDINARY).stream().mapToInt(String::length).sum();
  }

  @Test
  void theProcessorOfTheConditionsStaysBehind() {
    List<String> pinned =
        request(Mode.THROUGHPUT, null, new Conditions(0, null, 0, 1))
            .jvmArguments(ForkHost.ORDINARY);
    assertEquals(
        request(Mode.THROUGHPUT, null, Conditions.PLAIN).jvmArguments(ForkHost.ORDINARY), pinned);
    assertTrue(pinned.contains("-Dallocrace.padding="));
  }
}
