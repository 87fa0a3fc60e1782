package org.allocrace.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.allocrace.model.Resident;
import org.junit.jupiter.api.Test;

/** The bounded list behind the watch. */
class ResidentPointsTest {
  @Test
  void nothingSeenIsNull() {
    assertNull(new ResidentPoints(5, 4).all());
  }

  @Test
  void aFullListKeepsTheHigherOfEachTwoAndDoublesTheInterval() {
    ResidentPoints points = new ResidentPoints(5, 4);
    long[] bytes = {10, 30, 20, 20, 5};
    for (int i = 0; i < bytes.length; i++) {
      points.add(i, bytes[i]);
    }
    // By hand: 30 of the first two; of the equal ones the later; then the one that found no room.
    assertEquals(
        new Resident(
            10,
            List.of(
                new Resident.Point(1, 30), new Resident.Point(3, 20), new Resident.Point(4, 5))),
        points.all());
  }

  @Test
  void howeverManyThereAreThePeakStaysAndTheOrderToo() {
    Random random = new Random(7);
    for (int size = 1; size < 300; size++) {
      ResidentPoints points = new ResidentPoints(5, 8);
      long peak = 0;
      long last = 0;
      for (int i = 0; i < size; i++) {
        last = random.nextInt(1_000);
        peak = Math.max(peak, last);
        points.add(i, last);
      }
      List<Resident.Point> kept = Objects.requireNonNull(points.all()).points();
      assertTrue(kept.size() <= 8, size + " points");
      assertEquals(peak, kept.stream().mapToLong(Resident.Point::bytes).max().orElseThrow());
      assertEquals(new Resident.Point(size - 1, last), kept.getLast());
      for (int i = 1; i < kept.size(); i++) {
        assertTrue(kept.get(i - 1).atNs() < kept.get(i).atNs());
      }
    }
  }
}
