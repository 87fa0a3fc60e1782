package org.allocrace.driver.jmh;

import java.util.function.Consumer;
import org.allocrace.driver.Guest;
import org.allocrace.driver.GuestException;
import org.allocrace.replay.Session;

/** Whole replays of a guest: one call each. */
final class GuestSession extends Session {
  private final Guest guest;
  private final int groups;
  private final Consumer<GuestException> failed;

  GuestSession(Guest guest, int groups, Consumer<GuestException> failed) {
    this.guest = guest;
    this.groups = groups;
    this.failed = failed;
  }

  @Override
  public void whole() {
    try {
      guest.rewind();
      if (!guest.replay(0, groups)) {
        throw new OutOfMemoryError("the guest's contender got no storage");
      }
    } catch (GuestException e) {
      // JMH keeps what a benchmark throws to itself.
      failed.accept(e);
      throw e;
    }
  }

  /**
   * Nothing: the guest's sum is part of its work. Iterations end with this question, and to pass it
   * on would show the engine a second function behind the call that replays; it would throw its
   * code for that call away and compile it anew while the next iterations count.
   */
  @Override
  public long sum() {
    return 0;
  }

  /** The guest knows whether its handles count. */
  @Override
  public int work(boolean placed) {
    return guest.work();
  }
}
