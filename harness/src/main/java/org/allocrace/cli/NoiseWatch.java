package org.allocrace.cli;

import org.allocrace.engine.Watch;
import org.allocrace.machine.NoiseProbe;
import org.allocrace.model.Noise;

/** The engine's look at this machine. */
final class NoiseWatch implements Watch {
  private final NoiseProbe probe = new NoiseProbe();

  @Override
  public void begin() {
    probe.begin();
  }

  @Override
  public Noise end() {
    return probe.end();
  }
}
