package org.allocrace.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.allocrace.trace.synthetic.RandomTraces;
import org.junit.jupiter.api.Test;

/** Random traces, whole and damaged; the oracle is {@link ReferenceCheck}. */
class ValidatorPropertyTest {
  private static final int OPERATIONS = 200;
  private static final int MOST_DAMAGES = 3;

  @Property(tries = 4000)
  void theValidatorAgreesWithTheReferenceOnWholeAndDamagedTraces(
      @ForAll Kind kind, @ForAll long seed) throws TraceRefusedException {
    Shape shape = damaged(RandomTraces.generate(kind, seed, OPERATIONS), seed);
    assertEquals(ReferenceCheck.verdict(shape, Limits.DEFAULT), verdict(shape, Limits.DEFAULT));
  }

  @Test
  void damageReachesEveryRefusalThatOperationsCanEarn() throws TraceRefusedException {
    Set<Refusal> expected = EnumSet.range(Refusal.BAD_OPCODE, Refusal.ARGS_LEFT_OVER);
    expected.add(Refusal.ZERO_SIZE);
    expected.add(Refusal.SIZE_OVER_LIMIT);
    // An evaluation of 2^27 nodes takes 27 doublings in a row: too rare for chance, so it has a
    // test of its own.
    expected.remove(Refusal.EVAL_OVER_LIMIT);
    Set<Refusal> seen = EnumSet.noneOf(Refusal.class);
    for (Kind kind : Kind.values()) {
      for (int seed = 0; seed < 3000; seed++) {
        String verdict =
            verdict(damaged(RandomTraces.generate(kind, seed, OPERATIONS), seed), Limits.DEFAULT);
        if (!verdict.startsWith("Figures")) {
          seen.add(Refusal.valueOf(verdict.substring(0, verdict.indexOf(' '))));
        }
      }
    }
    expected.removeAll(seen);
    assertTrue(expected.isEmpty(), "never seen: " + expected);
  }

  /** Node n visits 2^(n+1) - 1 nodes, so an evaluation of node 26 is legal, of node 27 is not. */
  @Test
  void anEvaluationOfTwoToTheTwentySevenNodesIsTheLastLegalOne() throws TraceRefusedException {
    int[] operations = new int[30];
    int[] args = new int[1 + 2 * 27];
    operations[0] = Op.word(Op.NUM, 0);
    for (int node = 1; node <= 27; node++) {
      operations[node] = Op.word(Op.ADD, node);
      args[2 * node - 1] = node - 1;
      args[2 * node] = node - 1;
    }
    operations[28] = Op.word(Op.EVAL, 26);
    operations[29] = Op.word(Op.EVAL, 27);
    Shape shape = new Shape(Kind.EXPR, 28, operations, args, null, new int[0], new int[0]);
    assertEquals("EVAL_OVER_LIMIT 29", verdict(shape, Limits.DEFAULT));
    assertEquals("EVAL_OVER_LIMIT 29", ReferenceCheck.verdict(shape, Limits.DEFAULT));
  }

  private static String verdict(Shape shape, Limits limits) {
    try {
      return Validator.check(shape, limits).toString();
    } catch (TraceRefusedException e) {
      return e.refusal() + " " + e.at();
    }
  }

  private static Shape damaged(Trace trace, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(~seed);
    int[] operations = trace.operations().clone();
    int[] args = trace.args().clone();
    byte[] alignments = trace.alignments() == null ? null : trace.alignments().clone();
    int damages = random.nextInt(MOST_DAMAGES + 1);
    for (int i = 0; i < damages && operations.length > 0; i++) {
      int at = random.nextInt(operations.length);
      switch (random.nextInt(6)) {
        case 0 -> operations[at] = Op.word(random.nextInt(8), Op.register(operations[at]));
        case 1 -> operations[at] ^= Op.word(0, 1 << random.nextInt(random.nextBoolean() ? 3 : 29));
        case 2 -> operations[at] = operations[random.nextInt(operations.length)];
        case 3 -> damageOne(args, random);
        case 4 -> args = Arrays.copyOf(args, Math.max(0, args.length + random.nextInt(5) - 2));
        default -> {
          if (alignments != null) {
            alignments[random.nextInt(alignments.length)] = (byte) random.nextInt();
          }
        }
      }
    }
    if (alignments != null) {
      // As the reader does: as many as the operations can ask for.
      alignments = Arrays.copyOf(alignments, Math.max(args.length, operations.length));
    }
    return new Shape(
        trace.kind(),
        trace.registers(),
        operations,
        args,
        alignments,
        trace.slotSizes(),
        trace.capacities());
  }

  private static void damageOne(int[] args, RandomGenerator random) {
    if (args.length > 0) {
      int[] values = {0, 1, 2, -1, Limits.DEFAULT.maxSize(), (1 << 30) + 1, random.nextInt(8)};
      args[random.nextInt(args.length)] = values[random.nextInt(values.length)];
    }
  }
}
