package org.allocrace.contender;

import java.util.List;
import java.util.NoSuchElementException;
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

  private Catalogue() {}

  /** All of them, language by language. */
  public static List<ContenderFacts> contenders() {
    return CONTENDERS;
  }

  /**
   * The contender of a name.
   *
   * @throws NoSuchElementException if there is none
   */
  public static ContenderFacts get(String name) {
    return CONTENDERS.stream().filter(facts -> facts.name().equals(name)).findFirst().orElseThrow();
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
