package org.allocrace.contender;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Placement;

/** Every contender: one line each. */
public final class Catalogue {
  /** The languages, in the order of tables. */
  public static final List<String> LANGUAGES = List.of("rust", "java", "ocaml");

  private static final List<String> ALL = List.of("heap", "pool", "arena", "expr");
  private static final List<String> POOL = List.of("pool");

  private static final List<ContenderFacts> CONTENDERS =
      List.of(
          of("rust/null", "control: everything but the allocator", ALL, Placement.NONE),
          of("rust/pool", "reference pool, linked free list", POOL, Placement.LIFO_POOL),
          of("rust/pool-tuned", "index-stack pool", POOL, Placement.LIFO_POOL),
          of("rust/pool-slots", "byte slots", POOL, Placement.LIFO_POOL),
          of("rust/arena", "reference arenas", List.of("arena", "expr"), Placement.BUMP),
          of("rust/heap", "global allocator", ALL, Placement.NONE),
          of("java/null", "control: everything but the allocator", ALL, Placement.NONE),
          of("java/pool", "LongPool", POOL, Placement.LIFO_POOL),
          of("java/pool-objects", "Pool, a new object an alloc", POOL, Placement.LIFO_POOL),
          of("java/pool-recycling", "RecyclingPool", POOL, Placement.LIFO_POOL),
          of("java/pool-slots", "SlotPool, off heap", POOL, Placement.LIFO_POOL),
          of("java/arena", "BumpArena, ExprArena", List.of("arena", "expr"), Placement.BUMP),
          of("java/arena-segments", "BumpArena by slices", List.of("arena"), Placement.BUMP),
          of("java/heap", "new", ALL, Placement.NONE),
          of("ocaml/null", "control: everything but the allocator", ALL, Placement.NONE),
          of("ocaml/pool", "reference pool, list of free slots", POOL, Placement.LIFO_POOL),
          of("ocaml/pool-array", "index-stack pool", POOL, Placement.LIFO_POOL),
          of("ocaml/pool-slots", "byte slots", POOL, Placement.LIFO_POOL),
          of("ocaml/arena", "reference arena", List.of("arena", "expr"), Placement.BUMP),
          of("ocaml/heap", "values of the collector", ALL, Placement.NONE));

  /** Those that leave garbage with every replay: without a collector there is an end to that. */
  private static final List<String> LITTERING =
      List.of("java/heap", "java/pool-objects", "java/arena-segments");

  private Catalogue() {}

  /** All of them, language by language. */
  public static List<ContenderFacts> contenders() {
    return CONTENDERS;
  }

  /**
   * The contender of a name, on any runtime.
   *
   * @throws NoSuchElementException if there is none
   */
  public static ContenderFacts get(String name) {
    return find(name).orElseThrow(() -> new NoSuchElementException("no contender " + name));
  }

  /** The contender of a name, on any runtime; empty if there is none. */
  public static Optional<ContenderFacts> find(String name) {
    String base = ContenderFacts.base(name);
    Optional<ContenderFacts> facts =
        CONTENDERS.stream().filter(one -> one.name().equals(base)).findFirst();
    String word = ContenderFacts.runtime(name);
    return word == null
        ? facts
        : facts.flatMap(
            one -> ContenderRuntime.of(one.language(), word).map(runtime -> on(runtime, one)));
  }

  /** The contender of a name, or the sentence that refuses it. */
  public static Optional<String> refusal(String name) {
    if (name.contains("/") && find(name).isPresent()) {
      return Optional.empty();
    }
    List<String> known = CONTENDERS.stream().map(ContenderFacts::name).toList();
    String base = ContenderFacts.base(name);
    if (!known.contains(base)) {
      return Optional.of("\"%s\" is not known".formatted(name));
    }
    String language = ContenderFacts.language(base);
    return Optional.of(
        "\"%s\" is not known: %s has no runtime %s; it has %s and the like"
            .formatted(
                name,
                language,
                ContenderFacts.runtime(name),
                String.join(", ", ContenderRuntime.examples(language))));
  }

  /**
   * The names that a word stands for: {@code rust/*@graalwasm} for all contenders of a language on
   * a runtime, any other word for itself.
   */
  public static List<String> expand(String word) {
    String base = ContenderFacts.base(word);
    return LANGUAGES.stream()
        .filter(language -> base.equals(language + "/*"))
        .findFirst()
        .map(
            language ->
                of(language).stream()
                    .map(facts -> facts.name() + word.substring(base.length()))
                    .toList())
        .orElse(List.of(word));
  }

  /** Facts of contenders by their names, in that order. */
  public static List<ContenderFacts> named(List<String> names) {
    return names.stream().map(Catalogue::get).toList();
  }

  private static ContenderFacts on(ContenderRuntime runtime, ContenderFacts facts) {
    List<String> kinds = facts.kinds();
    if (runtime.host().isByOperation()) {
      // The nodes of a tree are handles, which stay in the guest.
      kinds = kinds.stream().filter(kind -> !kind.equals("expr")).toList();
    }
    if ("epsilon".equals(runtime.parts().get(ContenderRuntime.Part.COLLECTOR))
        && LITTERING.contains(facts.name())) {
      kinds = List.of();
    }
    return facts.on(runtime.word(), runtime.sentence(), kinds);
  }

  /** Those of one language, in the order in which its program lists them. */
  public static List<ContenderFacts> of(String language) {
    return CONTENDERS.stream().filter(facts -> facts.language().equals(language)).toList();
  }

  private static ContenderFacts of(
      String name, String description, List<String> kinds, Placement placement) {
    return new ContenderFacts(name, description, kinds, placement);
  }
}
