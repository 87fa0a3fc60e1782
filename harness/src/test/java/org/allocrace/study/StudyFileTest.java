package org.allocrace.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in a study file; each is refused with the file, the line and what to do. */
class StudyFileTest {
  private static final String HEAD =
      """
      name: small
      traces: [kslab.pools]
      contenders: [rust/pool, java/pool]
      """;

  @TempDir private Path directory = Path.of("");

  /** The message for the head and more lines; the first of them is line 4. */
  private static String refusal(String more) {
    return refusalOf(HEAD + more);
  }

  private static String refusalOf(String text) {
    return String.valueOf(
        assertThrows(StudyException.class, () -> StudyFile.parse(text, "s.yaml")).getMessage());
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestOne() {
    assertTrue(
        refusal("memory: {}\ntrough-put: {}\n")
            .startsWith(
                "s.yaml:5: unknown key \"trough-put\" (did you mean \"throughput\"?); known are"));
  }

  @Test
  void anUnknownKeyOfAModeIsRefusedWithThoseThatItHas() {
    assertEquals(
        "s.yaml:5: unknown key \"block\" (did you mean \"blocks\"?);"
            + " known are blocks, iterations, min-iteration-ms, warmup",
        refusal("throughput:\n  block: 3\n"));
  }

  @Test
  void aKeyThatAModeDoesNotUseIsRefused() {
    assertEquals(
        "s.yaml:4: unknown key \"warmup\"; known are blocks", refusal("memory: {warmup: 3}\n"));
  }

  @Test
  void anUnknownContenderIsRefusedWithTheNearestOne() {
    assertEquals(
        "s.yaml:4: contenders: \"java/pol\" is not known (did you mean \"java/pool\"?)",
        refusalOf(
            """
            name: small
            contenders:
              - rust/pool
              - java/pol
            """));
  }

  @Test
  void aWordThatIsLikeNoneIsRefusedWithoutAGuess() {
    assertEquals(
        "s.yaml:1: contenders: \"zzzzzzzzz\" is not known", refusalOf("contenders: [zzzzzzzzz]"));
  }

  @Test
  void aReferenceThatIsNotMeasuredIsRefused() {
    assertEquals(
        "s.yaml:4: references: \"rust/heap\" is not known", refusal("references: [rust/heap]\n"));
  }

  @Test
  void aContenderAndAKeyThatStandTwiceAreRefused() {
    assertEquals(
        "s.yaml:1: contenders: \"rust/pool\" stands there twice",
        refusalOf("contenders: [rust/pool, rust/pool]"));
    assertEquals("s.yaml:4: the key \"name\" stands here twice", refusal("name: other\n"));
  }

  @Test
  void aValueOfAnotherTypeIsRefusedWithItsKey() {
    assertEquals(
        "s.yaml:1: name is a list or a mapping; it takes one value",
        refusalOf("name: [a]\ntraces: [t]\ncontenders: [rust/pool]\nmemory: {}\n"));
    assertEquals(
        "s.yaml:4: seed is \"one\"; it takes a whole number from 0 to 4611686018427387903",
        refusal("seed: one\nmemory: {}\n"));
    assertEquals(
        "s.yaml:4: memory takes keys with values, of which there are blocks;"
            + " {} leaves all to their defaults",
        refusal("memory: 3\n"));
    assertEquals(
        "s.yaml:1: contenders is a list with at least one entry",
        refusalOf("contenders: rust/pool"));
    assertEquals(
        "s.yaml:1: an entry of contenders is a list or a mapping; it takes one value",
        refusalOf("contenders: [[rust/pool]]"));
  }

  @Test
  void aNumberOutOfRangeIsRefusedWithTheRange() {
    assertEquals(
        "s.yaml:4: blocks is \"0\"; it takes a whole number from 1 to 10000",
        refusal("throughput: {blocks: 0}\n"));
    assertEquals(
        "s.yaml:4: iterations is \"1\"; it takes a whole number from 2 to 100000",
        refusal("latency: {iterations: 1}\n"));
    assertEquals(
        "s.yaml:4: time-limit-s is \"99999999999999999999\";"
            + " it takes a whole number from 1 to 86400",
        refusal("time-limit-s: 99999999999999999999\nmemory: {}\n"));
  }

  @Test
  void aWordThatIsNoTouchModeIsRefusedWithTheChoice() {
    assertEquals(
        "s.yaml:4: touch is \"ful\" (did you mean \"full\"?); it takes one of none, word, full",
        refusal("touch: ful\nmemory: {}\n"));
  }

  @Test
  void anEmptyListAndAnEmptyNameAreRefused() {
    assertEquals(
        "s.yaml:1: contenders is a list with at least one entry", refusalOf("contenders: []"));
    assertEquals(
        "s.yaml:1: name is empty; write a few words or leave the key out",
        refusalOf("name: ''\ntraces: [t]\ncontenders: [rust/pool]\nmemory: {}\n"));
  }

  @Test
  void aMissingKeyIsRefused() {
    assertEquals("s.yaml:1: the key \"contenders\" is missing", refusalOf("name: small\n"));
  }

  @Test
  void aStudyThatMeasuresNothingIsRefused() {
    assertEquals(
        "s.yaml:1: say what to measure: throughput, latency, open-loop, memory or instructions",
        refusal(""));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertEquals("s.yaml:1: the file is empty", refusalOf(""));
    assertEquals("s.yaml:1: the file is empty", refusalOf("# nothing but a comment\n"));
  }

  @Test
  void whatIsNotYamlIsRefusedWithTheLine() {
    assertTrue(refusalOf("name: small\ntraces: [a\n").startsWith("s.yaml:3: this is not YAML: "));
    assertTrue(refusalOf("name: a\n\tseed: 1\n").startsWith("s.yaml:2: this is not YAML: "));
    assertTrue(refusalOf("name: a\n---\nname: b\n").contains("this is not YAML: "));
    assertTrue(refusalOf("name: \u0001\n").startsWith("s.yaml: this is not YAML: "));
  }

  @Test
  void aListIsNoStudy() {
    assertTrue(refusalOf("- a\n").startsWith("s.yaml:1: a study takes keys with values"));
  }

  @Test
  void aBombOfAliasesIsRefusedWithoutBeingUnfolded() {
    StringBuilder bomb = new StringBuilder("traces:\n  - &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("  - &a%d [%s]\n".formatted(i, ("*a" + (i - 1) + ", ").repeat(9)));
    }
    assertTrue(
        refusalOf(bomb.toString()).startsWith("s.yaml: this is not YAML: Number of aliases"));
    assertEquals(
        "s.yaml:1: an entry of contenders is a list or a mapping; it takes one value",
        refusalOf("contenders: &a [*a]\n"),
        "a list that holds itself");
  }

  @Test
  void aFolderAFileOfAnotherEncodingAndAHugeFileAreRefused() throws Exception {
    Path file = directory.resolve("study.yaml");
    Files.write(file, new byte[] {'n', ':', ' ', (byte) 0xe9, '\n'});
    assertEquals(file + ": this is not UTF-8; save it in that encoding", refusal(file));
    Files.write(file, new byte[(1 << 20) + 1]);
    assertEquals(file + ": a study file has at most 1 MiB", refusal(file));
    assertEquals(directory + ": this is a folder; name a study file", refusal(directory));
  }

  private static String refusal(Path file) {
    return String.valueOf(
        assertThrows(StudyException.class, () -> StudyFile.read(file)).getMessage());
  }

  @Test
  void aFlagTakesTrueOrFalse() {
    assertEquals(
        "s.yaml:4: pin is \"yes\"; it takes true or false",
        refusal("sampling: {pin: yes}\nmemory: {}\n"));
  }

  @Test
  void anOccupancyOutOfItsRangeIsRefusedAndSoAreTwoThatAreEqual() {
    assertEquals(
        "s.yaml:4: occupancies is \"100\"; it takes a whole number from 0 to 99",
        refusal("age: {occupancies: [50, 100]}\nmemory: {}\n"));
    assertEquals(
        "s.yaml:4: occupancies: \"50\" stands there twice",
        refusal("age: {occupancies: [50, 50]}\nmemory: {}\n"));
    assertEquals("s.yaml:4: the key \"occupancies\" is missing", refusal("age: {}\nmemory: {}\n"));
  }
}
