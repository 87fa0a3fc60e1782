package org.allocrace.driver;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.model.Resident;
import org.jspecify.annotations.Nullable;

/**
 * Resident bytes in a bounded list. When it is full, of each two neighbours the higher stays, so
 * that no peak is lost, and the interval doubles. Not safe for several threads.
 */
final class ResidentPoints {
  private final int most;
  private final List<Resident.Point> points = new ArrayList<>();
  private int intervalMs;

  /**
   * An empty list.
   *
   * @param most points, an even number
   */
  ResidentPoints(int intervalMs, int most) {
    this.intervalMs = intervalMs;
    this.most = most;
  }

  /** Milliseconds to the next look. */
  int intervalMs() {
    return intervalMs;
  }

  void add(long atNs, long bytes) {
    if (points.size() == most) {
      thin();
    }
    points.add(new Resident.Point(atNs, bytes));
  }

  private void thin() {
    List<Resident.Point> higher = new ArrayList<>(most);
    for (int i = 0; i < points.size(); i += 2) {
      Resident.Point first = points.get(i);
      Resident.Point second = points.get(i + 1);
      higher.add(first.bytes() > second.bytes() ? first : second);
    }
    points.clear();
    points.addAll(higher);
    intervalMs *= 2;
  }

  /** All of it; null if there is nothing. */
  @Nullable Resident all() {
    return points.isEmpty() ? null : new Resident(intervalMs, points);
  }
}
