package org.allocrace.driver.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allocrace.contender.ContenderRuntime;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.model.Age;
import org.allocrace.model.Arrivals;
import org.allocrace.model.Conditions;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Mode;
import org.allocrace.model.OpenLoop;
import org.allocrace.model.Settings;
import org.allocrace.model.TouchMode;
import org.allocrace.replay.Touch;
import org.jspecify.annotations.Nullable;

/**
 * What a fork is asked to do. It travels as system properties: JMH gives a fork no arguments of
 * ours and no environment of its own.
 *
 * <p>So a padding is an argument here and not, as for other programs, a variable of the
 * environment. It does the same: the arguments lie on the initial stack of a process beside the
 * environment, and what is below them moves by as many bytes. The processor of the conditions is
 * not part of this, see {@link JmhDriver}.
 *
 * @param events the file that the fork writes its events to
 * @param guest the guest's module, script or library; null where there is none
 */
record ForkRequest(
    String contender,
    Path trace,
    Mode mode,
    Settings settings,
    Conditions conditions,
    Path events,
    @Nullable Path guest) {
  private static final String PREFIX = "allocrace.fork.";
  private static final String PADDING = "allocrace.padding";

  static ForkRequest of(InvocationRequest request, Path events, @Nullable Path guest) {
    return new ForkRequest(
        request.contender(),
        request.trace(),
        request.mode(),
        request.settings(),
        request.conditions(),
        events,
        guest);
  }

  /** The runtime in the contender's name; null for the ordinary one. */
  @Nullable ContenderRuntime runtime() {
    String word = ContenderFacts.runtime(contender);
    return word == null
        ? null
        : ContenderRuntime.of(ContenderFacts.language(contender), word).orElseThrow();
  }

  /** All arguments of the fork's JVM. */
  List<String> jvmArguments(ForkHost host) {
    List<String> arguments = new ArrayList<>(Jvm.arguments(host, mode, trace.toFile().length()));
    property(arguments, Touch.PROPERTY, settings.touch().word());
    property(arguments, PREFIX + "contender", contender);
    property(arguments, PREFIX + "trace", trace.toAbsolutePath().toString());
    property(arguments, PREFIX + "mode", mode.word());
    property(arguments, PREFIX + "warmup", Integer.toString(settings.warmup()));
    property(arguments, PREFIX + "iterations", Integer.toString(settings.iterations()));
    property(arguments, PREFIX + "min-iteration-ms", Integer.toString(settings.minIterationMs()));
    property(arguments, PREFIX + "seed", Long.toString(settings.seed()));
    property(arguments, PREFIX + "time-limit", Integer.toString(settings.timeLimitSeconds()));
    property(arguments, PREFIX + "max-size", Integer.toString(settings.maxSize()));
    property(arguments, PREFIX + "events", events.toAbsolutePath().toString());
    if (guest != null) {
      property(arguments, PREFIX + "guest", guest.toAbsolutePath().toString());
    }
    property(arguments, PREFIX + "slowdown", Integer.toString(conditions.slowdown()));
    Age age = conditions.age();
    if (age != null) {
      property(arguments, PREFIX + "occupancy", Integer.toString(age.occupancy()));
      property(arguments, PREFIX + "multiplier", Integer.toString(age.multiplier()));
    }
    OpenLoop load = settings.openLoop();
    if (load != null) {
      property(arguments, PREFIX + "arrivals", load.arrivals().word());
      property(arguments, PREFIX + "period-ns", Integer.toString(load.periodNs()));
    }
    // There even when it is empty, so that two forks differ by its length alone.
    property(arguments, PADDING, "x".repeat(conditions.paddingBytes()));
    return arguments;
  }

  private static void property(List<String> arguments, String name, String value) {
    arguments.add("-D" + name + "=" + value);
  }

  /** What the properties of this JVM say. */
  static ForkRequest here() {
    Settings settings =
        new Settings(
            Integer.parseInt(property("warmup")),
            Integer.parseInt(property("iterations")),
            Integer.parseInt(property("min-iteration-ms")),
            TouchMode.valueOf(Touch.MODE.name()),
            Long.parseLong(property("seed")),
            Integer.parseInt(property("time-limit")),
            Integer.parseInt(property("max-size")),
            load());
    return new ForkRequest(
        property("contender"),
        Path.of(property("trace")),
        Mode.valueOf(property("mode").toUpperCase(Locale.ROOT).replace('-', '_')),
        settings,
        new Conditions(
            Integer.parseInt(property("slowdown")),
            age(),
            System.getProperty(PADDING, "").length(),
            null),
        Path.of(property("events")),
        named());
  }

  private static @Nullable Path named() {
    String guest = System.getProperty(PREFIX + "guest");
    return guest == null ? null : Path.of(guest);
  }

  private static @Nullable Age age() {
    return System.getProperty(PREFIX + "occupancy") == null
        ? null
        : new Age(
            Integer.parseInt(property("occupancy")), Integer.parseInt(property("multiplier")));
  }

  private static @Nullable OpenLoop load() {
    return System.getProperty(PREFIX + "arrivals") == null
        ? null
        : new OpenLoop(
            Arrivals.valueOf(property("arrivals").toUpperCase(Locale.ROOT)),
            Integer.parseInt(property("period-ns")));
  }

  private static String property(String name) {
    String value = System.getProperty(PREFIX + name);
    if (value == null) {
      throw new IllegalStateException("this JVM was not started as a fork: no " + PREFIX + name);
    }
    return value;
  }
}
