package org.allocrace.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The word of decision 0001, {@code size | log2(alignment) << 28}, and the mask of a stamp. */
class ArgumentTest {
  /** Oracle: the words by hand, from the decision. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 00000001",
    "40, 4, 40000028",
    "268435455, 0, 0fffffff",
    "268435455, 12, cfffffff",
    "8, 8, 80000008",
  })
  void aWordGivesBackTheSizeAndTheAlignmentThatItWasMadeOf(int size, int log2, String word) {
    int arg = Argument.of(size, log2);
    assertEquals(word, String.format("%08x", arg));
    assertEquals(size, Argument.size(arg));
    assertEquals(log2, Argument.log2Alignment(arg));
  }

  /** Oracle: as many bytes of ones as the object has, at most four. */
  @ParameterizedTest
  @CsvSource({
    "0, 00000000",
    "1, 000000ff",
    "2, 0000ffff",
    "3, 00ffffff",
    "4, ffffffff",
    "5, ffffffff",
    "268435455, ffffffff",
  })
  void anObjectKeepsAsManyBytesOfAStampAsItHas(int size, String mask) {
    assertEquals(mask, String.format("%08x", Stamp.mask(size)));
  }
}
