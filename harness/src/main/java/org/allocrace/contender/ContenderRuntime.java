package org.allocrace.contender;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The word behind {@code @} in a contender's name, in its parts.
 *
 * <ul>
 *   <li>{@code rust}: {@code graalwasm}, {@code ffm}, {@code ffm-op}, {@code ffm-op-critical}; a
 *       malloc, {@code jemalloc} or {@code mimalloc}; a compiler's version, {@code 1.96}
 *   <li>{@code ocaml}: {@code graaljs}, {@code graalwasm}, {@code ffm…}; a compiler's version, a
 *       minor heap in words, or both: {@code 5.3}, {@code s1m}, {@code 5.3-s1m}
 *   <li>{@code java}: a compiler, a collector, headers, in this order: {@code graal}, {@code zgc},
 *       {@code graal-zgc-compact}
 * </ul>
 *
 * @param word as it stands in the name
 * @param host where it runs
 * @param parts of a runtime that is put together; of each kind of part at most one
 */
public record ContenderRuntime(String word, Host host, Map<Part, String> parts) {
  /** Where contenders run that are not in their language's ordinary program. */
  public enum Host {
    /** A process of its own: another build, or the ordinary one with other surroundings. */
    PROCESS,
    /** A JVM, for contenders written in Java. */
    JVM,
    /** GraalWasm in a JVM. */
    WASM,
    /** GraalJS in a JVM. */
    JAVASCRIPT,
    /** A JVM that calls a shared library: a whole replay a call. */
    LIBRARY,
    /** A JVM that calls a shared library for each operation. */
    OPERATIONS,
    /** The same, by calls that the JVM does not leave for. */
    CRITICAL_OPERATIONS;

    /** Whether the session is a guest: its reader, contender and loop are not Java's. */
    public boolean isGuest() {
      return this != PROCESS && this != JVM;
    }

    /** Whether Java's own loop calls the guest once an operation. */
    public boolean isByOperation() {
      return this == OPERATIONS || this == CRITICAL_OPERATIONS;
    }
  }

  /** What a runtime can be put together from. */
  public enum Part {
    JIT("graal"),
    COLLECTOR("g1|parallel|serial|zgc|shenandoah|epsilon"),
    HEADERS("compact"),
    MALLOC("jemalloc|mimalloc"),
    VERSION("[0-9]{1,2}\\.[0-9]{1,3}"),
    MINOR_HEAP("s[1-9][0-9]{0,3}[km]");

    private final Pattern pattern;

    Part(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }
  }

  private static final Map<String, List<Part>> PARTS =
      Map.of(
          "rust", List.of(Part.VERSION, Part.MALLOC),
          "java", List.of(Part.JIT, Part.COLLECTOR, Part.HEADERS),
          "ocaml", List.of(Part.VERSION, Part.MINOR_HEAP));

  /** Words that say where a contender of another language is a guest. */
  private static final Map<String, Host> GUESTS = guests();

  private static final String BY_LANGUAGE_ONLY = "graaljs";

  /** Copies the map. */
  public ContenderRuntime {
    parts = Map.copyOf(parts);
  }

  private static Map<String, Host> guests() {
    Map<String, Host> guests = new LinkedHashMap<>();
    guests.put("graalwasm", Host.WASM);
    guests.put("graaljs", Host.JAVASCRIPT);
    guests.put("ffm", Host.LIBRARY);
    guests.put("ffm-op", Host.OPERATIONS);
    guests.put("ffm-op-critical", Host.CRITICAL_OPERATIONS);
    return guests;
  }

  /** Reads a word; empty if a language has no such runtime. */
  public static Optional<ContenderRuntime> of(String language, String word) {
    Host guest = GUESTS.get(word);
    boolean isOthers =
        language.equals("java") || (language.equals("rust") && word.equals(BY_LANGUAGE_ONLY));
    if (guest != null) {
      return isOthers ? Optional.empty() : Optional.of(new ContenderRuntime(word, guest, Map.of()));
    }
    Host host = language.equals("java") ? Host.JVM : Host.PROCESS;
    List<String> rest = new ArrayList<>(Arrays.asList(word.split("-", -1)));
    Map<Part, String> parts = new LinkedHashMap<>();
    for (Part part : PARTS.getOrDefault(language, List.of())) {
      Matcher matcher = part.pattern.matcher(rest.isEmpty() ? "" : rest.getFirst());
      if (matcher.matches()) {
        parts.put(part, rest.removeFirst());
      }
    }
    return rest.isEmpty() ? Optional.of(new ContenderRuntime(word, host, parts)) : Optional.empty();
  }

  /** Words as they may stand in a name, for messages. */
  public static List<String> examples(String language) {
    return switch (language) {
      case "java" -> List.of("graal", "parallel", "serial", "zgc", "shenandoah", "compact");
      case "rust" ->
          List.of("graalwasm", "ffm", "ffm-op", "ffm-op-critical", "jemalloc", "mimalloc", "1.96");
      default -> List.of("graaljs", "ffm", "ffm-op", "ffm-op-critical", "s1m", "5.3");
    };
  }

  /** What it is, for a description. */
  String sentence() {
    return switch (host) {
      case PROCESS, JVM -> "on " + String.join(", ", word.split("-", -1));
      case WASM -> "in GraalWasm";
      case JAVASCRIPT -> "in GraalJS";
      case LIBRARY -> "a replay a foreign call";
      case OPERATIONS -> "an operation a foreign call";
      case CRITICAL_OPERATIONS -> "an operation a critical foreign call";
    };
  }
}
