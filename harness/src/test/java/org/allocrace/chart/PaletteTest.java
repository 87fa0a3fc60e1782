package org.allocrace.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import org.allocrace.chart.Identity.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaletteTest {
  /** Contrast as WCAG 2.2 defines it, over sRGB, written from the definition. */
  private static double contrast(Color one, Color other) {
    double first = luminance(one) + 0.05;
    double second = luminance(other) + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  private static double luminance(Color colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    float[] channels = colour.getRGBColorComponents(null);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double c = channels[i];
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void everyRatioCanBeReadOnItsColour() {
    for (double ratio = 0.1; ratio < 10; ratio *= 1.01) {
      Color cell = RatioColour.of(ratio);
      double contrast = contrast(cell, Palette.inkOn(cell));
      assertTrue(contrast >= 4.5, "WCAG 2 level AA at " + ratio + ": " + contrast);
    }
  }

  @Test
  void fasterIsBlueSlowerIsRedEvenIsGrey() {
    Color faster = RatioColour.of(0.5);
    Color slower = RatioColour.of(2);
    Color even = RatioColour.of(1);
    assertTrue(faster.getBlue() > faster.getRed());
    assertTrue(slower.getRed() > slower.getBlue());
    assertTrue(even.getRed() == even.getGreen() && even.getGreen() == even.getBlue());
    assertEquals(RatioColour.of(4), RatioColour.of(400), "beyond four the colour is full");
  }

  @ParameterizedTest
  @CsvSource({
    "java/pool-tuned, java, POOL, ''",
    "rust/null, rust, CONTROL, ''",
    "rust/pool@graalwasm, rust, POOL, graalwasm",
    "ocaml/arena-bytes, ocaml, ARENA, ''",
    "java/heap, java, HEAP, ''",
    "rust/bumpalo, rust, OTHER, ''",
    "anything, anything, OTHER, ''",
  })
  void aNameSaysLanguageFamilyAndRuntime(
      String name, String language, Family family, String runtime) {
    assertEquals(new Identity(language, family, runtime), Identity.of(name));
  }

  @Test
  void aControlIsTheFloorOfItsOwnLanguageAndRuntime() {
    Identity control = Identity.of("rust/null");
    assertTrue(control.isFloorOf(Identity.of("rust/pool")));
    assertFalse(control.isFloorOf(Identity.of("rust/pool@graalwasm")));
    assertFalse(control.isFloorOf(Identity.of("java/pool")));
    assertFalse(Identity.of("rust/pool").isFloorOf(Identity.of("rust/pool")));
  }
}
