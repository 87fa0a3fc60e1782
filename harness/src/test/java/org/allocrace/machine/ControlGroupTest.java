package org.allocrace.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers and services as their files show them. */
class ControlGroupTest {
  @TempDir private Path root = Path.of("");
  private ScriptedMachine machine = new ScriptedMachine(root);

  @BeforeEach
  void setTheMachineUp() {
    machine = new ScriptedMachine(root);
  }

  private ControlGroup group() {
    return new ControlGroup(machine.files());
  }

  @Test
  void aContainerSeesItsLimitsAtTheRoot() {
    machine
        .with("proc/self/cgroup", "0::/\n")
        .with("sys/fs/cgroup/cpu.max", "50000 100000\n")
        .with("sys/fs/cgroup/memory.max", "536870912\n");
    assertEquals(OptionalDouble.of(0.5), group().processors());
    assertEquals(OptionalLong.of(512L << 20), group().memory());
  }

  @Test
  void theTightestLimitOnTheWayUpCounts() {
    machine
        .with("proc/self/cgroup", "0::/user.slice/session.scope\n")
        .with("sys/fs/cgroup/user.slice/cpu.max", "150000 100000\n")
        .with("sys/fs/cgroup/user.slice/memory.max", "max\n")
        .with("sys/fs/cgroup/user.slice/session.scope/cpu.max", "max 100000\n")
        .with("sys/fs/cgroup/user.slice/session.scope/memory.max", "1000\n")
        .with("sys/fs/cgroup/other.slice/cpu.max", "1000 100000\n");
    assertEquals(OptionalDouble.of(1.5), group().processors());
    assertEquals(OptionalLong.of(1000), group().memory());
  }

  @Test
  void theOlderVersionHasAFolderForEachController() {
    machine
        .with("proc/self/cgroup", "5:cpu,cpuacct:/docker/ab\n4:memory:/docker/ab\n1:pids:/\n")
        .with("sys/fs/cgroup/cpu/docker/ab/cpu.cfs_quota_us", "200000\n")
        .with("sys/fs/cgroup/cpu/docker/ab/cpu.cfs_period_us", "100000\n")
        .with("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n")
        .with("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n")
        .with("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n")
        .with("sys/fs/cgroup/memory/docker/ab/memory.limit_in_bytes", "1073741824\n");
    assertEquals(OptionalDouble.of(2), group().processors());
    assertEquals(OptionalLong.of(1L << 30), group().memory());
  }

  @Test
  void withoutALimitThereIsNone() {
    machine
        .with("proc/self/cgroup", "4:memory:/\n0::/a\n")
        .with("sys/fs/cgroup/a/cpu.max", "max 100000\n")
        .with("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    assertTrue(group().isKnown());
    assertEquals(OptionalDouble.empty(), group().processors());
    assertEquals(OptionalLong.empty(), group().memory());
  }

  @Test
  void aGroupOutsideOfTheContainersViewIsLeftAlone() {
    machine.with("proc/self/cgroup", "0::/../../x\n").with("x/cpu.max", "1000 100000\n");
    assertEquals(OptionalDouble.empty(), group().processors());
  }

  @Test
  void filesThatAreNoNumbersAreNoLimit() {
    machine
        .with("proc/self/cgroup", "nonsense\n0::/\n")
        .with("sys/fs/cgroup/cpu.max", "half 0\n")
        .with("sys/fs/cgroup/memory.max", "much\n");
    assertEquals(OptionalDouble.empty(), group().processors());
    assertEquals(OptionalLong.empty(), group().memory());
  }

  @Test
  void aSystemWithoutGroupsIsNotKnown() {
    assertFalse(group().isKnown());
  }
}
