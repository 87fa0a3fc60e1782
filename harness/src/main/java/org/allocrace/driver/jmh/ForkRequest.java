package org.allocrace.driver.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.model.Mode;
import org.allocrace.model.Settings;
import org.allocrace.model.TouchMode;
import org.allocrace.replay.Touch;

/**
 * What a fork is asked to do. It travels as system properties: JMH gives a fork no arguments of
 * ours and no environment of its own.
 *
 * @param events the file that the fork writes its events to
 */
record ForkRequest(String contender, Path trace, Mode mode, Settings settings, Path events) {
  private static final String PREFIX = "allocrace.fork.";

  static ForkRequest of(InvocationRequest request, Path events) {
    return new ForkRequest(
        request.contender(), request.trace(), request.mode(), request.settings(), events);
  }

  /** All arguments of the fork's JVM. */
  List<String> jvmArguments() {
    List<String> arguments = new ArrayList<>(Jvm.arguments(mode, trace.toFile().length()));
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
            null);
    return new ForkRequest(
        property("contender"),
        Path.of(property("trace")),
        Mode.valueOf(property("mode").toUpperCase(Locale.ROOT).replace('-', '_')),
        settings,
        Path.of(property("events")));
  }

  private static String property(String name) {
    String value = System.getProperty(PREFIX + name);
    if (value == null) {
      throw new IllegalStateException("this JVM was not started as a fork: no " + PREFIX + name);
    }
    return value;
  }
}
