package org.allocrace.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What holds of the picture of every chart. */
class PictureTest {
  static Stream<Arguments> everyChart() {
    return Samples.pictures().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyChart")
  void everyContenderIsNamedInTextEvenWithMarkupInItsName(
      String kind, Function<List<String>, Picture> chart) {
    List<String> texts = Svg.of(chart.apply(Samples.NAMES)).texts();
    assertTrue(texts.containsAll(Samples.NAMES), kind + ": " + texts);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyChart")
  void theTitleStandsInThePictureAndForReadersWhoCannotSeeIt(
      String kind, Function<List<String>, Picture> chart) {
    Picture picture = chart.apply(Samples.NAMES);
    Svg svg = Svg.of(picture);
    assertTrue(svg.texts().contains(picture.title()), kind);
    assertEquals(picture.title(), svg.elements("title").getFirst().getTextContent());
    assertEquals("img", svg.document().getDocumentElement().getAttribute("role"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyChart")
  void theSameSeriesGiveTheSameBytes(String kind, Function<List<String>, Picture> chart) {
    Picture one = chart.apply(Samples.NAMES);
    Picture other = chart.apply(Samples.NAMES);
    assertEquals(one.svg(), other.svg(), kind);
    assertArrayEquals(one.png(), other.png(), kind);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyChart")
  void thePngHasTheSizeOfThePictureAndSomethingOnIt(
      String kind, Function<List<String>, Picture> chart) throws IOException {
    Picture picture = chart.apply(Samples.NAMES);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
    assertNotNull(image, kind);
    assertEquals(1000, image.getWidth());
    assertEquals(picture.height(), image.getHeight());
    long colours =
        IntStream.range(0, image.getWidth() * image.getHeight())
            .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
            .distinct()
            .count();
    assertTrue(colours > 10, kind + " has " + colours + " colours");
    assertEquals(0xffffffff, image.getRGB(0, 0), "the paper is white");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyChart")
  void theSvgMayStandInsideAPage(String kind, Function<List<String>, Picture> chart) {
    String svg = chart.apply(Samples.NAMES).svg();
    assertTrue(svg.startsWith("<svg "), kind);
    assertFalse(svg.contains("<!DOCTYPE"), "a page has its own document type");
    assertTrue(svg.contains("viewBox=\"0 0 1000 "), "it can be scaled");
    assertFalse(svg.contains("xmlns=\"\""), "the title is of SVG too");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyChart")
  void everyTextSaysItsSizeAndAFontThatBrowsersKnow(
      String kind, Function<List<String>, Picture> chart) {
    for (var text : Svg.of(chart.apply(Samples.NAMES)).elements("text")) {
      String style = text.getAttribute("style");
      assertTrue(style.contains("font-size:"), kind + ": " + style);
      assertTrue(style.contains("sans-serif"), kind + ": " + style);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyChart")
  void everyTextKeepsItsLengthInAnotherFontAndStaysInsideThePicture(
      String kind, Function<List<String>, Picture> chart) {
    for (var text : Svg.of(chart.apply(Samples.NAMES)).elements("text")) {
      double length = Double.parseDouble(text.getAttribute("textLength"));
      assertTrue(length > 0, kind + ": " + text.getTextContent());
      if (!((Element) text.getParentNode()).hasAttribute("transform")) {
        double start = Double.parseDouble(text.getAttribute("x"));
        assertTrue(start >= 0 && start + length <= 1000, kind + ": " + text.getTextContent());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyChart")
  void seventeenContendersDoNotOverlap(String kind, Function<List<String>, Picture> chart) {
    List<String> names = IntStream.range(0, 17).mapToObj(i -> "java/pool-number-" + i).toList();
    Picture picture = chart.apply(names);
    Svg svg = Svg.of(picture);
    double before = Double.NEGATIVE_INFINITY;
    for (String name : names) {
      double baseline = svg.baselineOf(name);
      assertTrue(baseline - before >= 15, kind + ": " + name + " is too close");
      assertTrue(baseline < picture.height(), kind + ": " + name + " is cut off");
      before = baseline;
    }
  }

  @Test
  void clipPathsOfTwoPicturesMeetInOnePageOnlyWhenTheyAreEqual() {
    Pattern id = Pattern.compile("<clipPath id=\"([^\"]+)\">(.*?)</clipPath>", Pattern.DOTALL);
    var wide = id.matcher(Samples.warmup(Samples.NAMES).picture(1200).svg());
    var narrow = id.matcher(Samples.warmup(Samples.NAMES).picture(800).svg());
    assertTrue(wide.find() && narrow.find(), "XChart clips its plot");
    assertFalse(wide.group(2).equals(narrow.group(2)));
    assertFalse(wide.group(1).equals(narrow.group(1)));
  }

  @Test
  void filesHoldWhatThePictureGives(@TempDir Path folder) throws IOException {
    Picture picture = Samples.bars(Samples.NAMES).picture(700);
    picture.writeSvg(folder.resolve("a.svg"));
    picture.writePng(folder.resolve("a.png"));
    assertEquals(picture.svg(), Files.readString(folder.resolve("a.svg")));
    assertArrayEquals(picture.png(), Files.readAllBytes(folder.resolve("a.png")));
  }
}
