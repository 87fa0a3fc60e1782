package org.allocrace.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.allocrace.stats.Moments;

/**
 * Certified means and standard deviations: NIST Statistical Reference Datasets, univariate summary
 * statistics, https://www.itl.nist.gov/div898/strd/univ/homepage.html. Certified to 15 digits.
 *
 * <p>Left out is the deviation of NumAcc4: its values, near ten million with one decimal, lose it
 * to 1.2e-8 when they become binary, before any statistic sees them. PiDigits is not here either:
 * its file is not what its name says, for its certified mean is 4.5348 and that of the first 5000
 * digits of pi is 4.5358.
 */
final class NistUnivariate {
  private static final String SOURCE = "NIST StRD";

  private static final String LOTTERY =
      """
      162 671 933 414 788 730 817 33 536 875 670 236 473 167 877 980 316 950 456 92
      517 557 956 954 104 178 794 278 147 773 437 435 502 610 582 780 689 562 964 791
      28 97 848 281 858 538 660 972 671 613 867 448 738 966 139 636 847 659 754 243
      122 455 195 968 793 59 730 361 574 522 97 762 431 158 429 414 22 629 788 999 187
      215 810 782 47 34 108 986 25 644 829 630 315 567 919 331 207 412 242 607 668 944
      749 168 864 442 533 805 372 63 458 777 416 340 436 140 919 350 510 572 905 900
      85 389 473 758 444 169 625 692 140 897 672 288 312 860 724 226 884 508 976 741
      476 417 831 15 318 432 241 114 799 955 833 358 935 146 630 830 440 642 356 373
      271 715 367 393 190 669 8 861 108 795 269 590 326 866 64 523 862 840 219 382 998
      4 628 305 747 247 34 747 729 645 856 974 24 568 24 694 608 480 410 729 947 293
      53 930 223 203 677 227 62 455 387 318 562 242 428 968
      """;

  private static final String MAVRO =
      """
      2.0018 2.0017 2.0018 2.0019 2.0018 2.0017 2.0015 2.0014 2.0015 2.0015 2.0017
      2.0018 2.0018 2.0019 2.0019 2.0021 2.0020 2.0016 2.0014 2.0013 2.0013 2.0015
      2.0015 2.0016 2.0015 2.0014 2.0013 2.0014 2.0015 2.0014 2.0015 2.0016 2.0015
      2.0016 2.0019 2.0020 2.0020 2.0021 2.0022 2.0023 2.0024 2.0025 2.0027 2.0026
      2.0026 2.0026 2.0027 2.0026 2.0025 2.0024
      """;

  private NistUnivariate() {}

  static List<Certified> values() {
    List<Certified> all = new ArrayList<>();
    both(all, "Lottery", numbers(LOTTERY), 518.958715596330, 291.699727470969);
    both(all, "Mavro", numbers(MAVRO), 2.00185600000000, 0.000429123454003053);
    both(all, "NumAcc1", new double[] {10000001, 10000003, 10000002}, 10000002, 1);
    both(all, "NumAcc2", alternating(1.2, 1.1, 1.3), 1.2, 0.1);
    both(all, "NumAcc3", alternating(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.1);
    double[] fourth = alternating(10000000.2, 10000000.1, 10000000.3);
    all.add(new Certified("mean of NumAcc4", SOURCE, 10000000.2, () -> moments(fourth).mean()));
    return all;
  }

  private static void both(
      List<Certified> all, String name, double[] values, double mean, double deviation) {
    all.add(new Certified("mean of " + name, SOURCE, mean, () -> moments(values).mean()));
    all.add(
        new Certified(
            "deviation of " + name, SOURCE, deviation, () -> moments(values).deviation()));
  }

  private static Moments moments(double[] values) {
    return Moments.of(values).known().orElseThrow();
  }

  private static double[] numbers(String text) {
    return Stream.of(text.trim().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
  }

  /** NumAcc2 to 4: the mean, then 500 pairs about it. */
  private static double[] alternating(double mean, double odd, double even) {
    double[] values = new double[1001];
    values[0] = mean;
    for (int i = 1; i < values.length; i++) {
      values[i] = i % 2 == 1 ? odd : even;
    }
    return values;
  }
}
