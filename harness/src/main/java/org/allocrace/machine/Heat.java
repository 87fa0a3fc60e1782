package org.allocrace.machine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.allocrace.model.Finding;

/** How warm the processors are, and whether they were slowed down for it. */
record Heat(SystemFiles files) {
  private static final String NAME = "thermal";
  private static final String PROCESSORS = "sys/devices/system/cpu";
  private static final String ZONES = "sys/class/thermal";

  /** Thousandths of a degree below the point where the system acts. */
  private static final long CLOSE = 5_000;

  /**
   * A thermal zone.
   *
   * @param temperature thousandths of a degree Celsius
   * @param room until the lowest point at which the system acts; the largest number if there is
   *     none
   */
  private record Zone(long temperature, long room) {}

  /** Counters of slowdowns since the system started, those of all processors together. */
  OptionalLong throttled() {
    List<Long> counters =
        files.folder(PROCESSORS).stream()
            .filter(folder -> folder.matches(".*/cpu\\d+"))
            .flatMap(folder -> files.folder(folder + "/thermal_throttle").stream())
            .filter(file -> file.endsWith("_throttle_count"))
            .flatMap(file -> files.number(file).stream().boxed())
            .toList();
    return counters.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(counters.stream().mapToLong(Long::longValue).sum());
  }

  /**
   * What there is to say now.
   *
   * @param before the counters when the check began
   */
  Finding finding(OptionalLong before) {
    OptionalLong now = throttled();
    Optional<Zone> hottest =
        files.folder(ZONES).stream()
            .filter(folder -> folder.matches(".*/thermal_zone\\d+"))
            .flatMap(folder -> zone(folder).stream())
            // The one that is closest to a limit; the hottest where there are no limits.
            .min(
                Comparator.comparingLong(Zone::room)
                    .thenComparing(Comparator.comparingLong(Zone::temperature).reversed()));
    if (now.isEmpty() && hottest.isEmpty()) {
      return Finding.notKnown(NAME);
    }
    boolean slowed = before.isPresent() && now.isPresent() && now.getAsLong() > before.getAsLong();
    String found =
        hottest.map(Heat::text).orElse("temperature " + Finding.NOT_KNOWN)
            + ", "
            + (now.isEmpty()
                ? "slowdowns " + Finding.NOT_KNOWN
                : slowed
                    ? "slowed down during the check"
                    : "not slowed down during the check (counters at " + now.getAsLong() + ")");
    if (slowed) {
      return Finding.unusable(
          NAME, found, "Cool the machine: its frequency falls under the load of a measurement.");
    }
    return hottest.map(Zone::room).orElse(Long.MAX_VALUE) < CLOSE
        ? Finding.noisy(
            NAME, found, "Let the machine cool down, or its frequency will fall during a run.")
        : Finding.good(NAME, found);
  }

  private static String text(Zone zone) {
    String temperature = zone.temperature / 1000 + " °C";
    if (zone.room == Long.MAX_VALUE) {
      return temperature;
    }
    return zone.room <= 0
        ? temperature + ", at its limit"
        : temperature + ", " + zone.room / 1000 + " °C below its limit";
  }

  private Optional<Zone> zone(String folder) {
    OptionalLong temperature = files.number(folder + "/temp");
    // Zones that are off report nothing, or values no silicon reaches.
    if (temperature.isEmpty() || temperature.getAsLong() <= 0) {
      return Optional.empty();
    }
    OptionalLong limit =
        files.folder(folder).stream()
            .filter(file -> file.matches(".*/trip_point_\\d+_type"))
            .filter(file -> acts(files.line(file).orElse("")))
            .flatMapToLong(file -> files.number(file.replaceAll("_type$", "_temp")).stream())
            .filter(point -> point > 0)
            .min();
    return Optional.of(
        new Zone(
            temperature.getAsLong(),
            limit.isPresent() ? limit.getAsLong() - temperature.getAsLong() : Long.MAX_VALUE));
  }

  /** At an active point a fan starts, which slows nothing down. */
  private static boolean acts(String type) {
    return List.of("passive", "hot", "critical").contains(type);
  }
}
