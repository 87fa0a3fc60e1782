package org.allocrace.driver.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allocrace.contender.ContenderRuntime;
import org.allocrace.contender.ContenderRuntime.Part;
import org.jspecify.annotations.Nullable;

/**
 * The JVM of forks: the ordinary one, or with other parts or a guest in it.
 *
 * @param runtime null for the ordinary one
 * @param compiler the folder with the jars of the Graal compiler
 * @param guest the guest's module, script or library; null if there is no guest
 */
public record ForkHost(@Nullable ContenderRuntime runtime, Path compiler, @Nullable Path guest) {
  /**
   * G1, named so that a small machine does not silently take another collector: what a server gets
   * that says nothing.
   */
  private static final String COLLECTOR = "-XX:+UseG1GC";

  private static final Map<String, String> COLLECTORS =
      Map.of(
          "g1", COLLECTOR,
          "parallel", "-XX:+UseParallelGC",
          "serial", "-XX:+UseSerialGC",
          "zgc", "-XX:+UseZGC",
          "shenandoah", "-XX:+UseShenandoahGC",
          "epsilon", "-XX:+UseEpsilonGC");

  /** Guests put on the stack what their own programs have a large stack for. */
  private static final String STACK = "-Xss256m";

  private static final String EXPERIMENTAL = "-XX:+UnlockExperimentalVMOptions";

  /** What every JVM is that no name says anything of. */
  public static final ForkHost ORDINARY = new ForkHost(null, Path.of(""), null);

  /** The arguments that make it what it is; the same in every mode. */
  List<String> arguments() {
    return arguments(compiler);
  }

  /** The same as a run records them: without where this machine has the compiler. */
  List<String> recorded() {
    return arguments(Path.of("lib/graal"));
  }

  private List<String> arguments(Path modules) {
    List<String> arguments = new ArrayList<>();
    if (runtime == null) {
      arguments.add(COLLECTOR);
      return arguments;
    }
    String collector = runtime.parts().get(Part.COLLECTOR);
    boolean hasJit = runtime.parts().containsKey(Part.JIT);
    boolean compilesGuests =
        switch (runtime.host()) {
          case WASM, JAVASCRIPT -> true;
          case PROCESS, JVM, LIBRARY, OPERATIONS, CRITICAL_OPERATIONS -> false;
        };
    if (hasJit || compilesGuests || "epsilon".equals(collector)) {
      arguments.add(EXPERIMENTAL);
    }
    arguments.add(collector == null ? COLLECTOR : COLLECTORS.getOrDefault(collector, collector));
    if (hasJit || compilesGuests) {
      arguments.add("-XX:+EnableJVMCI");
      arguments.add("--upgrade-module-path=" + modules);
    }
    if (hasJit) {
      arguments.add("-XX:+UseJVMCICompiler");
    }
    if (runtime.host().isGuest()) {
      arguments.add(STACK);
    }
    if (runtime.parts().containsKey(Part.HEADERS)) {
      arguments.add("-XX:+UseCompactObjectHeaders");
    }
    return arguments;
  }
}
