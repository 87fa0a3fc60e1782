package org.allocrace.contender.inprocess;

import org.allocrace.alloc.AllocatorExhaustedException;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Placement;
import org.allocrace.model.Verification;
import org.allocrace.replay.Capacity;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;
import org.allocrace.replay.ReplayException;
import org.allocrace.replay.Verifier;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;

/** Makes the Java contenders by name and runs their checking replay. */
public final class JavaContenders {
  private JavaContenders() {}

  /** Replays a trace through one contender; whatever happens is in the result. */
  public static Verification verify(ContenderFacts facts, Trace trace) {
    if (!facts.kinds().contains(trace.kind().word())) {
      return new Verification(facts.name(), null, null, "not-applicable", null);
    }
    Plan plan = Plan.of(trace);
    try {
      Capacity.check(trace);
      try (Contender contender = make(facts.name(), plan)) {
        Verifier verifier = new Verifier(trace, contender, isGeneral(facts.name()));
        verifier.run();
        return new Verification(
            facts.name(),
            hex(verifier.contents()),
            facts.placement() == Placement.NONE ? null : hex(verifier.placement()),
            null,
            null);
      }
    } catch (ReplayException e) {
      return new Verification(facts.name(), null, null, e.code(), e.operation());
    } catch (OutOfMemoryError | AllocatorExhaustedException e) {
      return new Verification(facts.name(), null, null, ReplayException.OUT_OF_MEMORY, null);
    }
  }

  private static boolean isGeneral(String name) {
    return name.endsWith("/heap") || name.endsWith("/null");
  }

  private static Contender make(String name, Plan plan) {
    boolean expr = plan.kind() == Kind.EXPR;
    return switch (name) {
      case "java/null" -> new NullControl(plan);
      case "java/pool" -> new LongPools(plan);
      case "java/pool-objects" -> new ObjectPools(plan);
      case "java/pool-recycling" -> new RecyclingPools(plan);
      case "java/pool-slots" -> new SlotPools(plan);
      case "java/arena" -> expr ? new ExprNodes(plan) : new BumpArenas(plan, false);
      case "java/arena-segments" -> new BumpArenas(plan, true);
      case "java/heap" -> expr ? new HeapNodes(plan) : new Heap(plan);
      default -> throw new IllegalArgumentException("no Java contender is called " + name);
    };
  }

  private static String hex(int digest) {
    return String.format("%08x", digest);
  }
}
