package org.allocrace.driver.jmh;

import org.allocrace.driver.Guest;
import org.allocrace.model.Hosting;

/** A guest with a loop of its own: one call a replay. */
record GuestSubject(Guest guest, GuestSession session, int operations, long startNs)
    implements Subject {
  @Override
  public Hosting hosting() {
    return new CallTimer(guest::nothing, startNs, 1).hosting();
  }

  @Override
  public void close() {
    guest.close();
  }
}
