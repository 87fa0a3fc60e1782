package org.allocrace.stats;

/**
 * The result of a rank test.
 *
 * @param statistic the rank statistic, a multiple of one half
 * @param p the p-values
 * @param method how the p-values were found
 */
public record RankTest(double statistic, Tails p, Method method) {}
