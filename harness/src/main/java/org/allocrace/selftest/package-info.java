/**
 * What the suite shows about itself: that identical things are called identical, that a planted
 * slowdown is seen, that intervals cover and that statistics are right. It simulates and relabels
 * and judges with the rules of {@code analysis} and the statistics of {@code stats}; stored values
 * come by cells of {@code model}. Only the command line imports it.
 */
@NullMarked
package org.allocrace.selftest;

import org.jspecify.annotations.NullMarked;
