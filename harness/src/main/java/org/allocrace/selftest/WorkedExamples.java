package org.allocrace.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.allocrace.stats.ChangeIn;
import org.allocrace.stats.ClopperPearson;
import org.allocrace.stats.Estimate;
import org.allocrace.stats.FiellerRatio;
import org.allocrace.stats.HodgesLehmann;
import org.allocrace.stats.Interval;
import org.allocrace.stats.LogT;
import org.allocrace.stats.Pelt;
import org.allocrace.stats.Penalty;
import org.allocrace.stats.RankEstimate;
import org.allocrace.stats.SignedRank;
import org.allocrace.stats.VarianceComponents;

/** Published analyses, closed forms, and what independent software finds. */
final class WorkedExamples {
  private static final String PUBLISHED = "published worked examples";
  private static final String CLOSED = "closed forms";
  private static final String SOFTWARE = "R 4.2.2";

  // Hamilton depression scores, after − before: Hollander and Wolfe (1973), table 3.1.
  private static final double[] DEPRESSION = {
    0.878 - 1.83,
    0.647 - 0.50,
    0.598 - 1.62,
    2.05 - 2.48,
    1.06 - 1.68,
    1.29 - 1.88,
    1.06 - 1.55,
    3.14 - 3.06,
    1.29 - 1.30
  };

  // Six batches of five preparations: Davies, Statistical Methods in Research and Production
  // (1947).
  private static final double[] DYESTUFF = {
    1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495, 1595, 1550, 1605, 1510, 1560,
    1445, 1440, 1595, 1465, 1545, 1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445
  };

  // Annual flow of the Nile at Aswan, 1871 to 1970, in 10^8 m³: Cobb, Biometrika 1978.
  private static final double[] NILE = {
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180,
    799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833,
    701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845,
    864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649,
    846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815,
    1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
  };

  private static final double[] OLD = {10.2, 11.1, 9.8, 10.5, 10.9, 10.1};
  private static final double[] NEW = {9.1, 10.4, 9.0, 9.9, 9.2, 9.5};
  private static final double[] MORE = {9.1, 10.4, 9.0, 9.9, 9.2, 9.5, 8.7, 9.3};

  private WorkedExamples() {}

  static List<Certified> values() {
    List<Certified> all = new ArrayList<>();
    published(all);
    closed(all);
    software(all);
    return all;
  }

  private static void published(List<Certified> all) {
    // Hollander and Wolfe (1973), 3.1 to 3.3, and R's help page of wilcox.test.
    add(
        all,
        PUBLISHED,
        "depression, p",
        0.0390625,
        () -> SignedRank.test(DEPRESSION).p().twoSided());
    add(all, PUBLISHED, "depression, shift", -0.46, () -> depression().estimate().point());
    add(all, PUBLISHED, "depression, low", -0.786, () -> depression().estimate().interval().low());
    add(
        all,
        PUBLISHED,
        "depression, high",
        -0.010,
        () -> depression().estimate().interval().high());
    // Box and Tiao, Bayesian Inference in Statistical Analysis (1973), 5.1.
    add(all, PUBLISHED, "dyestuff, mean", 1527.5, () -> dyestuff().mean());
    add(all, PUBLISHED, "dyestuff, residual", 2451.25, () -> dyestuff().levels().getFirst().own());
    add(all, PUBLISHED, "dyestuff, batch", 1764.05, () -> dyestuff().levels().getLast().own());
    // Cobb (1978): the dam of 1898, after 28 years.
    add(all, PUBLISHED, "Nile", 28, WorkedExamples::changeOfTheNile);
  }

  private static RankEstimate depression() {
    return HodgesLehmann.location(DEPRESSION, 0.95).known().orElseThrow();
  }

  private static VarianceComponents dyestuff() {
    return VarianceComponents.of(DYESTUFF, 6, 5).known().orElseThrow();
  }

  private static double changeOfTheNile() {
    ChangeIn change = new ChangeIn.MeanAndVariance(1);
    return Pelt.segments(NILE, change, new Penalty.Mbic(), 10).getLast().from();
  }

  private static void closed(List<Certified> all) {
    // No hits in n trials: (1 − p)^n is what the upper end leaves.
    double none = -Math.expm1(Math.log(0.025) / 20);
    add(all, CLOSED, "Clopper–Pearson, none of 20", none, () -> share(0, 20).high());
    add(all, CLOSED, "Clopper–Pearson, all of 20", 1 - none, () -> share(20, 20).low());
    // With two degrees of freedom Student's quantile is q √(2 / (1 − q²)), q the confidence; the
    // logs −1, 0, 1 have a standard error of 1/√3.
    double half = 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)) / Math.sqrt(3);
    double[] ones = {-1, 0, 1};
    add(
        all,
        CLOSED,
        "Student, two degrees",
        half,
        () -> LogT.oneSample(ones, 0.95).known().orElseThrow().estimate().interval().high());
  }

  private static Interval share(int hits, int trials) {
    return ClopperPearson.share(hits, trials, 0.95).known().orElseThrow().interval();
  }

  private static void software(List<Certified> all) {
    // t.test(log(new) - log(old))
    add(all, SOFTWARE, "paired t", -5.239745994530749, () -> paired().t());
    add(all, SOFTWARE, "paired p", 0.003354549368020057, () -> paired().p().twoSided());
    add(
        all,
        SOFTWARE,
        "paired low",
        -0.1376447824886497,
        () -> paired().estimate().interval().low());
    add(
        all,
        SOFTWARE,
        "paired high",
        -0.04703983341883174,
        () -> paired().estimate().interval().high());
    // t.test(log(more), log(old), conf.level = 0.99)
    add(all, SOFTWARE, "Welch t", -3.8065607525990557, () -> welch().t());
    add(all, SOFTWARE, "Welch degrees", 11.782401537706004, () -> welch().degrees());
    add(all, SOFTWARE, "Welch p", 0.0025803104667664425, () -> welch().p().twoSided());
    // uniroot of (mean(more) - x mean(old))^2 - qt(.975, 11.8266)^2 (var(more)/8 + x^2 var(old)/6)
    add(all, SOFTWARE, "Fieller ratio", 0.8997603833865814, () -> fieller().point());
    add(all, SOFTWARE, "Fieller low", 0.8460190360605198, () -> fieller().interval().low());
    add(all, SOFTWARE, "Fieller high", 0.956744418676381, () -> fieller().interval().high());
  }

  private static LogT.Result paired() {
    return LogT.paired(OLD, NEW, 0.95).known().orElseThrow();
  }

  private static LogT.Result welch() {
    return LogT.welch(OLD, MORE, 0.99).known().orElseThrow();
  }

  private static Estimate fieller() {
    return FiellerRatio.of(OLD, MORE, 0.95).orElseThrow();
  }

  private static void add(
      List<Certified> all, String source, String name, double right, DoubleSupplier found) {
    all.add(new Certified(name, source, right, found));
  }
}
