package org.allocrace.analysis;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gross minus control, paired by block. */
final class Floors {
  private Floors() {}

  /** Null if no block has both. */
  static @Nullable Floor of(
      SortedMap<Integer, Double> gross, SortedMap<Integer, Double> control, String name) {
    SortedMap<Integer, Double> net = new TreeMap<>();
    SortedMap<Integer, Double> share = new TreeMap<>();
    gross.forEach(
        (block, ns) -> {
          Double floor = control.get(block);
          if (floor != null) {
            net.put(block, ns - floor);
            share.put(block, floor / ns);
          }
        });
    return net.isEmpty()
        ? null
        : new Floor(name, Comparer.median(share).point(), Comparer.median(net));
  }
}
