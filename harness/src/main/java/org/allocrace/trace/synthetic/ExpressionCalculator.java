package org.allocrace.trace.synthetic;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.allocrace.trace.Flags;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceBuilder;
import org.allocrace.trace.TraceRefusedException;

/**
 * A calculator that parses, evaluates and forgets formula after formula, as the seed example does
 * with one. Half of the trees are balanced, a quarter lean left as long sums do, the rest are split
 * at random; sizes are skewed towards small ones.
 */
public final class ExpressionCalculator {
  private static final String ALGORITHM = "L64X128MixRandom";
  private static final int LARGEST_LEAVES = 2_000;

  private final RandomGenerator random;
  private final TraceBuilder builder = new TraceBuilder(Kind.EXPR).flag(Flags.SYNTHETIC);

  private ExpressionCalculator(long seed) {
    random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
  }

  /** A trace of at least so many nodes. */
  public static Trace generate(long seed, int nodes) throws TraceRefusedException {
    ExpressionCalculator calculator = new ExpressionCalculator(seed);
    calculator.builder.put("name", "expr-calc");
    calculator.builder.put("program", "allocrace trace generate expr");
    calculator.builder.put("recorder", "generated: expression calculator, " + ALGORITHM);
    calculator.builder.put("seed", Long.toString(seed));
    while (calculator.builder.ids() < nodes) {
      calculator.formula();
    }
    return calculator.builder.build();
  }

  private void formula() {
    double skew = random.nextDouble();
    int leaves = 2 + (int) (LARGEST_LEAVES * skew * skew * skew * skew);
    int shape = random.nextInt(4);
    builder.eval(shape == 2 ? leaning(leaves) : split(leaves, shape < 2));
    builder.resetNodes();
  }

  private int leaning(int leaves) {
    int sum = number();
    for (int i = 1; i < leaves; i++) {
      sum = combine(sum, number());
    }
    return sum;
  }

  private int split(int leaves, boolean evenly) {
    if (leaves == 1) {
      return number();
    }
    int left = evenly ? leaves / 2 : 1 + random.nextInt(Math.min(leaves - 1, 16));
    int leftNode = split(left, evenly);
    return combine(leftNode, split(leaves - left, evenly));
  }

  private int number() {
    return builder.num(random.nextInt(1_000));
  }

  private int combine(int left, int right) {
    return random.nextInt(3) == 0 ? builder.mul(left, right) : builder.add(left, right);
  }
}
