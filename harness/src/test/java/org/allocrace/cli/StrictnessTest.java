package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.allocrace.analysis.ControlVerdict;
import org.allocrace.analysis.NoiseResult;
import org.allocrace.analysis.RunResult;
import org.allocrace.model.Checkup;
import org.allocrace.model.Examples;
import org.allocrace.model.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrictnessTest {
  private static final Checkup NOISY =
      Checkup.of(List.of(Finding.noisy("smt", "on", "Turn it off.")));
  private static final Checkup UNUSABLE =
      Checkup.of(
          List.of(
              Finding.noisy("smt", "on", "Turn it off."),
              Finding.unusable("memory", "60 MiB are free", "End other programs first.")));

  private final StringWriter said = new StringWriter();

  private int exitCode(boolean strict, ControlVerdict verdict, @Nullable Checkup checkup) {
    NoiseResult still = new NoiseResult(0, 0, 0, 0, 0, null, null);
    RunResult result =
        new RunResult(Examples.run(), 1, 1, 0, 0, List.of(), verdict, still, List.of());
    return new Strictness(strict).exitCode(result, checkup, new PrintWriter(said, true));
  }

  @Test
  void anUnusableMachineIsSaidAndIsExitCode5WhateverTheControlsSay() {
    assertEquals(5, exitCode(true, ControlVerdict.VALID, UNUSABLE));
    assertEquals(
        "allocrace: before the run the machine was unusable for measuring (memory: 60 MiB are"
            + " free); allocrace doctor says what to do"
            + System.lineSeparator(),
        said.toString());
  }

  @Test
  void aNoisyMachineAndOneThatNobodyLookedAtAreNoObjection() {
    assertEquals(0, exitCode(true, ControlVerdict.VALID, NOISY));
    assertEquals(0, exitCode(true, ControlVerdict.VALID, null));
    assertEquals("", said.toString());
  }

  @Test
  void withoutStrictNothingChangesTheExitCode() {
    assertEquals(0, exitCode(false, ControlVerdict.INVALID, UNUSABLE));
    assertTrue(said.toString().contains("call identical things different"), said.toString());
  }

  @Test
  void theControlsDecideAsBefore() {
    assertEquals(5, exitCode(true, ControlVerdict.INVALID, null));
    assertEquals(5, exitCode(true, ControlVerdict.UNDERPOWERED, NOISY));
    assertEquals(5, exitCode(true, ControlVerdict.UNCHECKED, null));
  }
}
