package org.allocrace.chart;

import java.util.List;
import org.allocrace.unit.Digits;

/**
 * What the time of an operation consists of: of each contender one bar, stacked from the replay
 * loop, the boundary to a guest, and the allocator.
 *
 * @param trace the name of the trace, for the title
 * @param note how the figures were come by; may be empty
 * @param groups one for each contender, from top to bottom
 */
public record PartBars(String trace, String note, List<Group> groups) {
  private static final StackedBar BAR =
      new StackedBar(List.of(Palette.CONTROL, Palette.VERMILLION, Palette.SKY));
  private static final List<String> PARTS = List.of("replay loop", "boundary", "allocator");

  /**
   * One contender, ns an operation; a part is 0 or more.
   *
   * @param figures what is printed beside the bar; may be empty
   */
  public record Group(
      String contender, String figures, double loop, double boundary, double allocator) {
    public Group {
      Checks.words(contender, "the name of a contender");
      Checks.line(figures, "the figures");
      for (double part : new double[] {loop, boundary, allocator}) {
        if (!(part >= 0 && part < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "a part of " + contender + " must be 0 ns or more: " + part);
        }
      }
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
      return end() == 0;
    }

    private double end() {
      return loop + boundary + allocator;
    }
  }

  public PartBars {
    Checks.words(trace, "the name of the trace");
    Checks.line(note, "the note");
    groups = List.copyOf(groups);
    Checks.some(groups, "contender");
    Checks.distinct(groups, Group::contender, "the contender");
    if (groups.stream().allMatch(Group::isEmpty)) {
      throw new IllegalArgumentException("there is no part above 0 ns to draw");
    }
  }

  /** The picture, 1000 pixels wide. */
  public Picture picture() {
    return picture(Theme.WIDTH);
  }

  /**
   * The picture; its height follows from the number of contenders.
   *
   * @param width pixels, from 600 to 4000
   */
  public Picture picture(int width) {
    Heading heading = new Heading(trace + ": loop, boundary and allocator, in ns/op", note);
    RowPlot plot =
        new RowPlot(
            heading,
            new Legend(BAR.legend(PARTS)),
            groups.stream()
                .map(group -> new RowPlot.Row(group.contender(), List.of(group.figures())))
                .toList(),
            "gross ns/op",
            LinearAxis.fromZero(
                groups.stream().mapToDouble(Group::end).max().orElseThrow(), Digits::exact),
            "ns/op",
            Checks.width(width),
            StackedBar.ROW);
    return new Picture(heading.title(), width, plot.height(), canvas -> paint(canvas, plot));
  }

  private void paint(Canvas canvas, RowPlot plot) {
    plot.paintFrame(canvas);
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      BAR.paint(canvas, plot, i, List.of(group.loop(), group.boundary(), group.allocator()));
    }
  }
}
