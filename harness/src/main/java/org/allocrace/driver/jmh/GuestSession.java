package org.allocrace.driver.jmh;

import org.allocrace.driver.Guest;
import org.allocrace.replay.Session;

/** Whole replays of a guest: one call each. */
final class GuestSession extends Session {
  private final Guest guest;
  private final int groups;

  GuestSession(Guest guest, int groups) {
    this.guest = guest;
    this.groups = groups;
  }

  @Override
  public void whole() {
    guest.rewind();
    if (!guest.replay(0, groups)) {
      throw new OutOfMemoryError("the guest's contender got no storage");
    }
  }

  @Override
  public long sum() {
    return guest.sum();
  }

  /** The guest knows whether its handles count. */
  @Override
  public int work(boolean placed) {
    return guest.work();
  }
}
