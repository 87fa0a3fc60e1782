package org.allocrace.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected texts were worked out by hand from the rule in {@link Digits}. */
class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 ns, 0 ns",
    "0.0123, 0.0123 ns, 0.0123 ns",
    "12, 12.0 ns, 12 ns",
    "999.4, 999 ns, 999.4 ns",
    "999.6, 1.00 µs, 999.6 ns", // rounded it is a thousand, so the next unit
    "1234, 1.23 µs, 1.234 µs",
    "20000000, 20.0 ms, 20 ms",
    "7200000000000, 7200 s, 7200 s",
  })
  void aTimeTakesTheLargestUnitThatKeepsItAboveOne(double value, String text, String tick) {
    assertEquals(text, new Nanos(value).text());
    assertEquals(tick, new Nanos(value).tick());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "64, 64 B", // a whole number of bytes has no decimals
    "1023, 1023 B",
    "12.5, 12.5 B",
    "1024, 1.00 KiB",
    "1536, 1.50 KiB",
    "1048575, 1.00 MiB", // 1024.0 KiB after rounding
    "1300000, 1.24 MiB", // 1300000 / 1024² = 1.2398
    "1099511627776, 1.00 TiB",
  })
  void memoryGoesBySteps1024(double value, String text) {
    assertEquals(text, new Bytes(value).text());
  }

  @ParameterizedTest
  @CsvSource({"3.14159, 3.14 ns/op", "12345.6, 12346 ns/op", "0.0004567, 0.000457 ns/op"})
  void aTimePerOperationStaysInNanosecondsAndKeepsItsIntegerDigits(double value, String text) {
    assertEquals(text, new NanosPerOp(value).text());
  }

  @Test
  void twentyNanosecondsPerOperationAreFiftyMillionOperationsPerSecond() {
    assertEquals("50.0 Mop/s", Throughput.of(new NanosPerOp(20)).text());
  }

  @Test
  void aRatioPrintsWithItsInterval() {
    assertEquals("1.21× (1.18 to 1.24)", new Ratio(1.21).within(new Ratio(1.18), new Ratio(1.24)));
    assertEquals("0.833×", new Ratio(5 / 6.0).text());
    assertEquals("2×", new Ratio(2).tick());
  }

  @Test
  void aChangeHasASign() {
    assertEquals("+5.00 %", new Percent(0.05).signed());
    assertEquals("-12.3 %", new Percent(-0.123).signed());
    assertEquals("0 %", new Percent(0).signed());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.5, 50 %",
    "0.999, 99.9 %",
    "0.99999, 99.999 %",
    "0.999999, 99.9999 %",
    "1, 100 %",
  })
  void aPercentileIsNeverRoundedToTheNextOne(double value, String text) {
    assertEquals(text, new Percentile(value).text());
  }

  @Test
  void theMachinesLocaleHasNoSay() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("1.23 µs", new Nanos(1234).text());
      assertEquals("12345 ns/op", new NanosPerOp(12345).text());
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1})
  void whatIsNoQuantityIsRefused(double value) {
    List<DoubleFunction<Quantity>> kinds =
        List.of(
            Nanos::new, NanosPerOp::new, Bytes::new, Throughput::new, Ratio::new, Percentile::new);
    for (DoubleFunction<Quantity> kind : kinds) {
      var refusal = assertThrows(IllegalArgumentException.class, () -> kind.apply(value));
      assertTrue(refusal.toString().contains(String.valueOf(value)), refusal.toString());
    }
  }
}
