package org.allocrace.model;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contender before it runs.
 *
 * @param name stable, {@code language/allocator} or {@code language/allocator@runtime}
 * @param description one line
 * @param kinds the trace kinds it runs
 * @param placement what its handles can be compared with
 */
public record ContenderFacts(
    String name, String description, List<String> kinds, Placement placement) {
  /** Runtimes in which a contender is a guest of a JVM. */
  private static final Pattern GUEST = Pattern.compile("graal(wasm|js)|ffm.*");

  /** Copies the list. */
  public ContenderFacts {
    kinds = List.copyOf(kinds);
  }

  /** The language in a contender's name. */
  public static String language(String contender) {
    return contender.substring(0, contender.indexOf('/'));
  }

  /** A contender's name without its runtime: what its replay program calls it. */
  public static String base(String contender) {
    int at = contender.indexOf('@');
    return at < 0 ? contender : contender.substring(0, at);
  }

  /** The word behind {@code @}; null for the language's ordinary runtime. */
  public static @Nullable String runtime(String contender) {
    int at = contender.indexOf('@');
    return at < 0 ? null : contender.substring(at + 1);
  }

  /** The allocator in a contender's name, without language and runtime. */
  public static String allocator(String contender) {
    return base(contender).substring(contender.indexOf('/') + 1);
  }

  /** Whether a contender is a guest of a JVM: its reader and loop are not Java's own. */
  public static boolean isGuest(String contender) {
    String runtime = runtime(contender);
    return runtime != null && GUEST.matcher(runtime).matches();
  }

  /** What replays it: its language, with {@code @runtime} where that is not the ordinary one. */
  public static String program(String contender) {
    return of(language(contender), runtime(contender));
  }

  /** The contender of the same language and runtime with another allocator. */
  public static String beside(String contender, String allocator) {
    return of(language(contender) + "/" + allocator, runtime(contender));
  }

  private static String of(String base, @Nullable String runtime) {
    return runtime == null ? base : base + "@" + runtime;
  }

  /** Its language. */
  public String language() {
    return language(name);
  }

  /** The same on a runtime. */
  public ContenderFacts on(String runtime, String what, List<String> itsKinds) {
    return new ContenderFacts(of(name, runtime), description + ", " + what, itsKinds, placement);
  }

  /** Whether this is the general allocator of its language. */
  public boolean isHeap() {
    return base(name).endsWith("/heap");
  }

  /** Whether this is the control of its language. */
  public boolean isControl() {
    return base(name).endsWith("/null");
  }
}
