package org.allocrace.chart;

import java.util.List;
import org.allocrace.unit.Digits;

/**
 * What was seen to happen during long operations: of each contender one bar, stacked from the
 * shares of the causes.
 *
 * @param trace the name of the trace, for the title
 * @param note how the figures were come by; may be empty
 * @param causes from left to right, at most six
 * @param groups one for each contender, from top to bottom
 */
public record CauseBars(String trace, String note, List<String> causes, List<Group> groups) {
  /** There are colours for so many causes. */
  public static final int MOST_CAUSES = 6;

  private static final double WHOLE = 100;

  private static final StackedBar BAR =
      new StackedBar(
          List.of(
              Palette.BLUE,
              Palette.VERMILLION,
              Palette.ORANGE,
              Palette.SKY,
              Palette.CONTROL,
              Palette.PURPLE));

  /**
   * One contender.
   *
   * @param figures what is printed beside the bar; may be empty
   * @param shares one for each cause, from 0 to 1
   */
  public record Group(String contender, String figures, List<Double> shares) {
    public Group {
      Checks.words(contender, "the name of a contender");
      Checks.line(figures, "the figures");
      shares = List.copyOf(shares);
      for (double share : shares) {
        if (!(share >= 0 && share <= 1)) {
          throw new IllegalArgumentException(
              "a share of " + contender + " must be from 0 to 1: " + share);
        }
      }
    }
  }

  public CauseBars {
    Checks.words(trace, "the name of the trace");
    Checks.line(note, "the note");
    causes = List.copyOf(causes);
    groups = List.copyOf(groups);
    Checks.some(causes, "cause");
    Checks.some(groups, "contender");
    Checks.distinct(groups, Group::contender, "the contender");
    if (causes.size() > MOST_CAUSES) {
      throw new IllegalArgumentException(
          "there are colours for " + MOST_CAUSES + " causes, not for " + causes.size());
    }
    for (Group group : groups) {
      if (group.shares().size() != causes.size()) {
        throw new IllegalArgumentException(
            group.contender() + " has " + group.shares().size() + " shares for " + causes.size());
      }
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
    Heading heading = new Heading(trace + ": causes of long operations, share of their time", note);
    RowPlot plot =
        new RowPlot(
            heading,
            new Legend(BAR.legend(causes)),
            groups.stream()
                .map(group -> new RowPlot.Row(group.contender(), List.of(group.figures())))
                .toList(),
            "long operations",
            LinearAxis.fromZero(WHOLE, Digits::exact),
            "per cent of the time of all long operations of the contender",
            Checks.width(width),
            StackedBar.ROW);
    return new Picture(heading.title(), width, plot.height(), canvas -> paint(canvas, plot));
  }

  private void paint(Canvas canvas, RowPlot plot) {
    plot.paintFrame(canvas);
    for (int i = 0; i < groups.size(); i++) {
      BAR.paint(
          canvas, plot, i, groups.get(i).shares().stream().map(share -> WHOLE * share).toList());
    }
  }
}
