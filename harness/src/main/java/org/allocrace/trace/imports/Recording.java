package org.allocrace.trace.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allocrace.trace.ArenaTable;
import org.allocrace.trace.Flags;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Limits;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceBuilder;
import org.allocrace.trace.TraceRefusedException;

/**
 * Reads the plain recordings: {@code a id size} and {@code f id} (heap), {@code p pool size name}
 * and {@code a id pool} (pools), {@code c}, {@code b arena size align}, {@code r}, {@code d}
 * (arenas). Sizes of 0 become 1 and are counted; capacities, which recorders do not know, are the
 * peaks: of live objects for a pool, of bytes between two resets for an arena.
 */
public final class Recording {
  private record Line(char letter, List<String> fields, int number) {
    String word(int index) throws ImportException {
      if (index >= fields.size()) {
        throw new ImportException(number, "field " + (index + 1) + " is missing");
      }
      return fields.get(index);
    }

    int field(int index) throws ImportException {
      String word = word(index);
      try {
        return Integer.parseUnsignedInt(word);
      } catch (NumberFormatException e) {
        throw new ImportException(number, "\"" + word + "\" is not a number");
      }
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private int zeroSizes;

  private Recording() {}

  /**
   * Reads a recording to its end.
   *
   * @param metadata put into the trace, in order
   */
  public static Trace read(BufferedReader in, Map<String, String> metadata, Limits limits)
      throws IOException, ImportException, TraceRefusedException {
    Recording recording = new Recording();
    recording.readLines(in);
    TraceBuilder builder = recording.convert();
    metadata.forEach(builder::put);
    if (recording.zeroSizes > 0) {
      builder.flag(Flags.ZERO_SIZES);
      builder.put("repaired.zero-sizes", Integer.toString(recording.zeroSizes));
    }
    return builder.build(limits);
  }

  private void readLines(BufferedReader in) throws IOException, ImportException {
    int number = 0;
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      number++;
      if (text.length() > Limits.LINE) {
        throw new ImportException(number, "the line is longer than 256 bytes");
      }
      List<String> fields = List.of(text.split(" ", -1));
      if (fields.get(0).length() != 1) {
        throw new ImportException(number, "\"" + fields.get(0) + "\" is not an operation");
      }
      lines.add(new Line(fields.get(0).charAt(0), fields, number));
    }
  }

  private TraceBuilder convert() throws ImportException {
    for (Line line : lines) {
      switch (line.letter()) {
        case 'c', 'b' -> {
          return arenas();
        }
        case 'p' -> {
          return pools();
        }
        case 'a' -> {
          return heap();
        }
        default -> {}
      }
    }
    throw new ImportException(1, "no a, c or p line: this is no recording");
  }

  private TraceBuilder heap() throws ImportException {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP);
    Map<Integer, Integer> ids = new HashMap<>();
    for (Line line : lines) {
      switch (line.letter()) {
        case 'a' -> define(ids, line, builder.alloc(size(line.field(2)), 0));
        case 'f' -> builder.free(live(builder, ids, line));
        default -> throw unknown(line);
      }
    }
    return builder;
  }

  private TraceBuilder pools() throws ImportException {
    int[] live = new int[Limits.CLASSES];
    int[] peak = new int[Limits.CLASSES];
    Map<Integer, Integer> classOf = new HashMap<>();
    for (Line line : lines) {
      if (line.letter() == 'a') {
        int sizeClass = line.field(2);
        if (Integer.compareUnsigned(sizeClass, Limits.CLASSES) >= 0) {
          throw new ImportException(line.number(), "there is no pool " + line.word(2));
        }
        classOf.put(line.field(1), sizeClass);
        live[sizeClass]++;
        peak[sizeClass] = Math.max(peak[sizeClass], live[sizeClass]);
      } else if (line.letter() == 'f') {
        live[known(classOf, line)]--;
      }
    }
    TraceBuilder builder = new TraceBuilder(Kind.POOL);
    Map<Integer, Integer> ids = new HashMap<>();
    Map<Integer, String> names = new HashMap<>();
    for (Line line : lines) {
      if (line.letter() == 'p') {
        int pool = line.field(1);
        if (pool != builder.classes() || pool == Limits.CLASSES) {
          throw new ImportException(line.number(), "pools must be numbered 0, 1, 2, … to 4095");
        }
        int id = builder.declareClass(line.field(2), peak[pool]);
        names.put(id, line.word(3));
      }
    }
    for (Line line : lines) {
      switch (line.letter()) {
        case 'a' -> define(ids, line, builder.allocClass(line.field(2)));
        case 'f' -> builder.free(live(builder, ids, line));
        case 'p' -> {}
        default -> throw unknown(line);
      }
    }
    names.forEach((id, name) -> builder.put("class." + id, name));
    return builder;
  }

  private TraceBuilder arenas() throws ImportException {
    TraceBuilder builder = new TraceBuilder(Kind.ARENA);
    Map<Integer, Integer> ids = new HashMap<>();
    List<Integer> capacityArgs = new ArrayList<>();
    List<Long> peaks = new ArrayList<>();
    ArenaTable table = new ArenaTable(lines.size());
    for (Line line : lines) {
      switch (line.letter()) {
        case 'c' -> {
          capacityArgs.add(builder.nextArg());
          peaks.add(0L);
          int id = builder.create(0);
          define(ids, line, id);
          table.create(id);
        }
        case 'b' -> {
          int id = live(builder, ids, line);
          int size = size(line.field(2));
          int log2 = Integer.numberOfTrailingZeros(Math.max(line.field(3), 1));
          var _ = table.bump(id, size, log2);
          peaks.set(id, Math.max(peaks.get(id), table.used(id)));
          builder.bump(id, size, log2);
        }
        case 'r' -> {
          int id = live(builder, ids, line);
          table.reset(id);
          builder.reset(id);
        }
        case 'd' -> builder.destroy(live(builder, ids, line));
        default -> throw unknown(line);
      }
    }
    for (int i = 0; i < peaks.size(); i++) {
      builder.capacity(capacityArgs.get(i), (int) Math.min(peaks.get(i), Integer.MAX_VALUE));
    }
    return builder;
  }

  private int size(int recorded) {
    if (recorded == 0) {
      zeroSizes++;
      return 1;
    }
    return recorded;
  }

  private static void define(Map<Integer, Integer> ids, Line line, int id) throws ImportException {
    if (ids.put(line.field(1), id) != null) {
      throw new ImportException(line.number(), "the id " + line.word(1) + " is used twice");
    }
  }

  private static int known(Map<Integer, Integer> ids, Line line) throws ImportException {
    Integer id = ids.get(line.field(1));
    if (id == null) {
      throw new ImportException(line.number(), "nothing has the id " + line.word(1));
    }
    return id;
  }

  private static int live(TraceBuilder builder, Map<Integer, Integer> ids, Line line)
      throws ImportException {
    int id = known(ids, line);
    if (!builder.isLive(id)) {
      throw new ImportException(line.number(), line.word(1) + " was given back before");
    }
    return id;
  }

  private static ImportException unknown(Line line) {
    return new ImportException(line.number(), "\"" + line.letter() + "\" does not belong here");
  }
}
