package org.allocrace.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allocrace.model.Environment;
import org.allocrace.model.ProgramFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines whose proc and sys stand in a temporary folder. */
class HostTest {
  @TempDir private Path root = Path.of("");

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, text);
  }

  private Environment environment() {
    return new Host(root).environment(null, null, List.of());
  }

  @Test
  void aLinuxMachineTellsItsProcessorSystemAndGovernor() throws Exception {
    write("etc/os-release", "NAME=x\nPRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\n");
    write(
        "proc/cpuinfo",
        """
        processor\t: 0
        model name\t: Fast CPU @ 3.00GHz
        flags\t\t: fpu hypervisor sse

        processor\t: 1
        model name\t: Other
        flags\t\t: fpu
        """);
    write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");
    Environment environment = environment();
    assertEquals("Debian GNU/Linux 13 (trixie)", environment.os());
    assertEquals("Fast CPU @ 3.00GHz", environment.cpu());
    assertEquals("powersave", environment.governor());
    assertEquals(true, environment.virtual());
  }

  @Test
  void aProcessorWithoutTheFlagIsNotVirtual() throws Exception {
    write("proc/cpuinfo", "flags\t\t: fpu hypervisors sse\n");
    assertEquals(false, environment().virtual());
  }

  @Test
  void aProcessorWithoutFlagsDoesNotTell() throws Exception {
    write("proc/cpuinfo", "processor\t: 0\nFeatures\t: fp asimd\n");
    assertNull(environment().virtual());
    assertNull(environment().cpu());
  }

  @Test
  void whatTheSystemDoesNotTellIsNull() {
    Environment environment = environment();
    assertNull(environment.cpu());
    assertNull(environment.governor());
    assertNull(environment.virtual());
    assertNull(environment.commit());
    assertEquals(System.getProperty("os.name"), environment.os());
  }

  @Test
  void anEmptyFileAndBytesThatAreNoTextTellNothing() throws Exception {
    write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "");
    write("proc/cpuinfo", "");
    Files.write(root.resolve("proc/cpuinfo"), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
    assertNull(environment().governor());
    assertNull(environment().cpu());
  }

  @Test
  void theCommitAndTheProgramsAreHandedOn() {
    List<ProgramFacts> programs = List.of(new ProgramFacts(1, "rust", "native", "", "rustc", ""));
    Environment environment = new Host(root).environment("abc-dirty", null, programs);
    assertEquals("abc-dirty", environment.commit());
    assertEquals(programs, environment.programs());
  }

  @Test
  void theNameIsFitForAFolder() {
    assertTrue(Host.name().matches("[a-z0-9.-]+"), Host.name());
    assertEquals(Host.name(), environment().machine());
  }
}
