package org.allocrace.chart;

import java.awt.Color;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.allocrace.unit.Bytes;

/**
 * Memory of the contenders on one trace: what the trace had requested and not freed at its peak,
 * what the allocator had reserved for it, and what the process had resident.
 *
 * @param trace the name of the trace, for the title
 * @param note how the figures were come by; may be empty
 * @param groups one for each contender, from top to bottom; at least one figure is present
 */
public record MemoryBars(String trace, String note, List<Group> groups) {
  private static final double ROW = 54;
  private static final double BAR = 13;

  /**
   * The figures of one contender in bytes, above zero; empty where there is no such figure.
   *
   * @param requested live bytes that the trace had requested, at the peak
   * @param reserved bytes that the allocator held for objects, at the peak
   * @param resident bytes of the process in memory, at the peak
   */
  public record Group(
      String contender,
      OptionalDouble requested,
      OptionalDouble reserved,
      OptionalDouble resident) {
    public Group {
      Checks.words(contender, "the name of a contender");
      for (OptionalDouble bytes : List.of(requested, reserved, resident)) {
        bytes.ifPresent(amount -> Checks.positive(amount, "an amount of memory", contender));
      }
    }
  }

  private record Measure(String words, Color colour, Function<Group, OptionalDouble> figure) {
    private Legend.Entry entry() {
      return new Legend.Entry(words, (canvas, box) -> canvas.fill(box, colour));
    }
  }

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("requested and live", Palette.SKY, Group::requested),
          new Measure("reserved by the allocator", Palette.ORANGE, Group::reserved),
          new Measure("resident, whole process", Theme.MUTED, Group::resident));

  public MemoryBars {
    Checks.words(trace, "the name of the trace");
    Checks.line(note, "the note");
    groups = List.copyOf(groups);
    Checks.some(groups, "group of bars");
    Checks.distinct(groups, Group::contender, "the contender");
    if (amounts(groups).findAny().isEmpty()) {
      throw new IllegalArgumentException("there is no measured amount of memory to draw");
    }
  }

  /** The picture, 1000 pixels wide. */
  public Picture picture() {
    return picture(Theme.WIDTH);
  }

  /**
   * The picture; its height follows from the number of groups.
   *
   * @param width pixels, from 600 to 4000
   */
  public Picture picture(int width) {
    Heading heading = new Heading(trace + ": memory at the peak, in bytes", note);
    RowPlot plot =
        new RowPlot(
            heading,
            new Legend(MEASURES.stream().map(Measure::entry).toList()),
            groups.stream().map(MemoryBars::row).toList(),
            "bytes",
            LogAxis.binary(
                amounts(groups).min().orElseThrow() / 2,
                amounts(groups).max().orElseThrow(),
                bytes -> new Bytes(bytes).tick()),
            "bytes, logarithmic: compare the ends of the bars, not their lengths",
            Checks.width(width),
            ROW);
    return new Picture(heading.title(), width, plot.height(), canvas -> paint(canvas, plot));
  }

  private static DoubleStream amounts(List<Group> groups) {
    return groups.stream()
        .flatMap(group -> MEASURES.stream().map(m -> m.figure.apply(group)))
        .flatMapToDouble(OptionalDouble::stream);
  }

  private static RowPlot.Row row(Group group) {
    return new RowPlot.Row(
        group.contender(), MEASURES.stream().map(m -> text(m.figure.apply(group))).toList());
  }

  private static String text(OptionalDouble bytes) {
    return bytes.isPresent() ? new Bytes(bytes.getAsDouble()).text() : "–";
  }

  private void paint(Canvas canvas, RowPlot plot) {
    plot.paintFrame(canvas);
    for (int i = 0; i < groups.size(); i++) {
      for (int bar = 0; bar < MEASURES.size(); bar++) {
        paintBar(canvas, plot, groups.get(i), MEASURES.get(bar), plot.line(i, bar));
      }
    }
  }

  private static void paintBar(
      Canvas canvas, RowPlot plot, Group group, Measure measure, double centre) {
    OptionalDouble bytes = measure.figure.apply(group);
    if (bytes.isPresent()) {
      canvas.fill(plot.bar(bytes.getAsDouble(), centre - BAR / 2, BAR), measure.colour);
    } else {
      plot.gap(canvas, centre, "not known");
    }
  }
}
