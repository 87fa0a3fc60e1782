package org.allocrace.contender.inprocess;

import java.util.List;
import org.allocrace.alloc.AllocatorExhaustedException;
import org.allocrace.contender.Catalogue;
import org.allocrace.model.Age;
import org.allocrace.model.Checkpoint;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Placement;
import org.allocrace.model.Verification;
import org.allocrace.replay.Capacity;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Litter;
import org.allocrace.replay.Plan;
import org.allocrace.replay.Replay;
import org.allocrace.replay.ReplayCode;
import org.allocrace.replay.ReplayException;
import org.allocrace.replay.Touch;
import org.allocrace.replay.Verifier;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;

/** Makes the Java contenders by name and runs their checking replay. */
public final class JavaContenders {
  private JavaContenders() {}

  /**
   * The facts of a contender.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static ContenderFacts facts(String name) {
    return Catalogue.of("java").stream()
        .filter(facts -> facts.name().equals(name))
        .findFirst()
        .orElseThrow(() -> noSuch(name));
  }

  /** Replays a trace through one contender; whatever happens is in the result. */
  public static Verification verify(ContenderFacts facts, Trace trace) {
    if (!facts.kinds().contains(trace.kind().word())) {
      return new Verification(facts.name(), null, null, "not-applicable", null, null);
    }
    Plan plan = Plan.of(trace);
    try {
      Capacity.check(trace);
      try (Contender contender = make(ContenderFacts.base(facts.name()), plan)) {
        Verifier verifier = new Verifier(trace, contender, isGeneral(facts));
        verifier.run();
        boolean placed = facts.placement() != Placement.NONE;
        return new Verification(
            facts.name(),
            hex(verifier.contents()),
            placed ? hex(verifier.placement()) : null,
            null,
            null,
            work(facts, trace));
      }
    } catch (ReplayException e) {
      return new Verification(facts.name(), null, null, e.code(), e.operation(), null);
    } catch (OutOfMemoryError | AllocatorExhaustedException e) {
      return new Verification(facts.name(), null, null, ReplayException.OUT_OF_MEMORY, null, null);
    }
  }

  /** The digests of one contender on the way through a trace that it can run. */
  public static List<Checkpoint> checkpoints(ContenderFacts facts, Trace trace) {
    boolean placed = facts.placement() != Placement.NONE;
    try (Contender contender = make(ContenderFacts.base(facts.name()), Plan.of(trace))) {
      Verifier verifier = new Verifier(trace, contender, isGeneral(facts));
      try {
        verifier.run();
      } catch (ReplayException e) {
        // What there was up to here is what was asked for.
      }
      return verifier.checkpoints().stream()
          .map(
              at ->
                  new Checkpoint(
                      at.operations(), hex(at.contents()), placed ? hex(at.placement()) : null))
          .toList();
    }
  }

  /** Runs the timed loop once on a fresh contender: the event {@code work}. */
  public static String work(ContenderFacts facts, Trace trace) {
    try (Contender contender = make(ContenderFacts.base(facts.name()), Plan.of(trace))) {
      return work(facts, trace, contender);
    }
  }

  /** The same on a contender that was aged before. */
  public static String work(ContenderFacts facts, Trace trace, Age age, long seed) {
    Litter litter = litter(facts, trace, age, seed);
    try (Contender contender = make(ContenderFacts.base(facts.name()), Plan.of(trace, litter))) {
      litter.scatter(contender);
      return work(facts, trace, contender);
    }
  }

  /** The same on a contender that is there. */
  public static String work(ContenderFacts facts, Trace trace, Contender contender) {
    Replay session = new Replay(contender, code(facts, trace));
    session.whole();
    return hex(session.work(facts.placement() != Placement.NONE));
  }

  /** What ages a contender before it replays a heap or pool trace. */
  public static Litter litter(ContenderFacts facts, Trace trace, Age age, long seed) {
    return Litter.draw(trace, isGeneral(facts), age.occupancy(), age.multiplier(), seed);
  }

  /** The code that a contender is timed with. */
  public static ReplayCode code(ContenderFacts facts, Trace trace) {
    return ReplayCode.of(trace, isGeneral(facts), Touch.MODE);
  }

  /** The code that a contender's tails are timed with. */
  public static ReplayCode singles(ContenderFacts facts, Trace trace) {
    return ReplayCode.ofSingles(trace, isGeneral(facts), Touch.MODE);
  }

  private static boolean isGeneral(ContenderFacts facts) {
    return facts.isHeap() || facts.isControl();
  }

  /**
   * A fresh contender.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Contender make(String name, Plan plan) {
    Kind kind = plan.kind();
    boolean expr = kind == Kind.EXPR;
    return switch (name) {
      case "java/null" -> new NullControl(plan);
      case "java/pool" -> new LongPools(plan);
      case "java/pool-objects" -> new ObjectPools(plan);
      case "java/pool-recycling" -> new RecyclingPools(plan);
      case "java/pool-slots" -> new SlotPools(plan);
      case "java/arena" -> expr ? new ExprNodes(plan) : new BumpArenas(plan);
      case "java/arena-segments" -> new SegmentArenas(plan);
      case "java/heap" ->
          switch (kind) {
            case HEAP, POOL -> new Heap(plan);
            case ARENA -> new HeapArenas(plan);
            case EXPR -> new HeapNodes(plan);
          };
      default -> throw noSuch(name);
    };
  }

  private static IllegalArgumentException noSuch(String name) {
    return new IllegalArgumentException("no Java contender is called " + name);
  }

  private static String hex(int digest) {
    return String.format("%08x", digest);
  }
}
