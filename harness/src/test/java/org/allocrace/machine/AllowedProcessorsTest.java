package org.allocrace.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedProcessorsTest {
  @TempDir private Path root;

  /** Three processors, of which none has the number 2 that counting them would give. */
  @Test
  void inACpusetTheLastIsTheGreatestNumberAndNotTheCountLessOne() {
    var _ =
        new ScriptedMachine(root)
            .with("proc/self/status", "Cpus_allowed:\t000000a8\nCpus_allowed_list:\t3,5,7\n");
    assertEquals(OptionalInt.of(7), AllowedProcessors.below(root).last());
  }

  @Test
  void whereTheSystemDoesNotTellThereIsNone() {
    assertEquals(OptionalInt.empty(), AllowedProcessors.below(root).last());
  }
}
