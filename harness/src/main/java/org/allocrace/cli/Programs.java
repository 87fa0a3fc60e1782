package org.allocrace.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.allocrace.contender.ContenderRuntime;
import org.allocrace.contender.ContenderRuntime.Part;
import org.allocrace.driver.Driver;
import org.allocrace.driver.DriverException;
import org.allocrace.driver.jmh.ForkHost;
import org.allocrace.driver.jmh.HostedProgram;
import org.allocrace.driver.jmh.JmhDriver;
import org.allocrace.driver.process.Launch;
import org.allocrace.driver.process.ProcessDriver;
import org.allocrace.model.ContenderFacts;
import org.jspecify.annotations.Nullable;

/**
 * The programs that replay contenders, by language or {@code language@runtime}: where they stand,
 * what starts them, what drives them.
 */
final class Programs {
  static final String JAVA = "java";

  private static final String RUST = "rust-ref/target/release/allocrace-replay-rust";
  private static final String OCAML = "ocaml-ref/_build/default/replay/main.exe";
  private static final String WASM = "rust-ref/target/wasm/allocrace_guest.wasm";
  private static final String JAVASCRIPT = "ocaml-ref/_build/default/js/guest.bc.js";
  private static final String COMPILER = "harness/target/lib/graal";

  private static final Map<String, String> LIBRARIES =
      Map.of(
          "rust", "rust-ref/target/release/",
          "ocaml", "ocaml-ref/_build/default/guest/");

  private static final Map<String, String> MALLOCS =
      Map.of("jemalloc", "libjemalloc.so.2", "mimalloc", "libmimalloc.so.2");

  private static final String SET_UP =
      "./allocrace setup --all installs and builds it where it can";

  private final Path home;

  Programs(Path home) {
    this.home = home;
  }

  /** What replays a contender, when it is not Java in this very JVM. */
  Launch launch(String program) throws DriverException {
    ContenderRuntime runtime = runtime(program);
    String language = language(program);
    if (runtime == null) {
      return Launch.of(home.resolve(language.equals("rust") ? RUST : OCAML));
    }
    return runtime.host() == ContenderRuntime.Host.PROCESS
        ? process(language, runtime)
        : new Launch(
            HostedProgram.executable(),
            HostedProgram.words(language, host(language, runtime)),
            Map.of(),
            runtime.word());
  }

  /** What runs invocations of a program's contenders. */
  Driver driver(String program) throws DriverException {
    ContenderRuntime runtime = runtime(program);
    if (program.equals(JAVA)) {
      return new JmhDriver();
    }
    Driver process = new ProcessDriver(launch(program));
    return runtime == null || runtime.host() == ContenderRuntime.Host.PROCESS
        ? process
        : new HostedDriver(process, new JmhDriver(host(language(program), runtime)));
  }

  /** Whether each operation of a program's contenders is a call. */
  boolean isByOperation(String program) throws DriverException {
    ContenderRuntime runtime = runtime(program);
    return runtime != null && runtime.host().isByOperation();
  }

  private static String language(String program) {
    return ContenderFacts.base(program);
  }

  private static @Nullable ContenderRuntime runtime(String program) throws DriverException {
    String word = ContenderFacts.runtime(program);
    return word == null
        ? null
        : ContenderRuntime.of(language(program), word)
            .orElseThrow(() -> new DriverException("there is no runtime " + program));
  }

  private Launch process(String language, ContenderRuntime runtime) throws DriverException {
    String version = runtime.parts().get(Part.VERSION);
    String malloc = runtime.parts().get(Part.MALLOC);
    String minorHeap = runtime.parts().get(Part.MINOR_HEAP);
    Map<String, String> environment =
        malloc != null
            ? Map.of("LD_PRELOAD", malloc(malloc).toString())
            : minorHeap != null ? Map.of("OCAMLRUNPARAM", minorHeap(minorHeap)) : Map.of();
    String standing =
        language.equals("rust")
            ? version == null
                ? RUST
                : "rust-ref/target/" + version + "/release/allocrace-replay-rust"
            : version == null ? OCAML : OCAML.replace("_build", "_build-" + version);
    Path executable = home.resolve(standing);
    if (version != null && !Files.isExecutable(executable)) {
      throw new DriverException(
          "the replay program is not built by the %s compiler %s; %s"
              .formatted(language, version, SET_UP));
    }
    return new Launch(executable, List.of(), environment, runtime.word());
  }

  /**
   * As OCaml's runtime reads it: {@code k} is small and {@code M} is not. A letter that it does not
   * know it passes over, and the minor heap would be the smallest one.
   */
  static String minorHeap(String word) {
    return word.replace("s", "s=").replace("m", "M");
  }

  private ForkHost host(String language, ContenderRuntime runtime) throws DriverException {
    String what =
        switch (runtime.host()) {
          case WASM -> language.equals("rust") ? WASM : null;
          case JAVASCRIPT -> JAVASCRIPT;
          case LIBRARY, OPERATIONS, CRITICAL_OPERATIONS ->
              LIBRARIES.get(language) + System.mapLibraryName("allocrace_guest");
          case PROCESS, JVM -> "";
        };
    if (what == null) {
      throw new DriverException(
          "there is no wasm module of OCaml: wasm_of_ocaml's need garbage collection, tail calls and"
              + " exceptions, which GraalWasm 25.0 does not have");
    }
    Path guest = what.isEmpty() ? null : home.resolve(what);
    if (guest != null && !Files.isRegularFile(guest)) {
      throw new DriverException("%s is not built; %s".formatted(home.relativize(guest), SET_UP));
    }
    return new ForkHost(runtime, home.resolve(COMPILER), guest);
  }

  /** Where distributions put shared libraries. */
  private static Path malloc(String name) throws DriverException {
    String file = MALLOCS.getOrDefault(name, name);
    String architecture = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64";
    return Stream.of(
            "/usr/lib/" + architecture + "-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib")
        .map(folder -> Path.of(folder, file))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> new DriverException("%s is not installed; %s".formatted(file, SET_UP)));
  }
}
