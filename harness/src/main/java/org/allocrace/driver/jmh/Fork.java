package org.allocrace.driver.jmh;

import java.io.IOException;
import org.allocrace.contender.Catalogue;
import org.allocrace.contender.ContenderRuntime;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.GuestException;
import org.allocrace.model.Age;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Hosting;
import org.allocrace.model.Mode;
import org.allocrace.model.Placement;
import org.allocrace.replay.Capacity;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Litter;
import org.allocrace.replay.Plan;
import org.allocrace.replay.ReplayCode;
import org.allocrace.replay.ReplayException;
import org.allocrace.replay.Session;
import org.allocrace.trace.Limits;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.TraceRefusedException;

/** One contender on one trace in this JVM: what every mode begins with, and how it fails. */
final class Fork implements AutoCloseable {
  private static final String NOT_APPLICABLE = "not-applicable";

  private final ForkRequest request;
  private final Events events;
  private final ContenderFacts facts;
  private final Trace trace;
  private final Subject subject;

  private Fork(ForkRequest request, Events events, ContenderFacts facts, Trace trace)
      throws IOException {
    this.request = request;
    this.events = events;
    this.facts = facts;
    this.trace = trace;
    subject = subject();
    events.start(request, facts, trace, subject.operations());
  }

  private Subject subject() throws IOException {
    ContenderRuntime runtime = request.runtime();
    if (runtime != null && runtime.host().isGuest()) {
      Guests.requireCompiler(runtime.host());
      return Guests.open(
          runtime.host(), request.guest(), request, facts, trace, e -> tell(events, e));
    }
    ReplayCode code = JavaContenders.code(facts, trace);
    if (request.mode() == Mode.MEMORY) {
      System.gc(); // what was left by loading shall not be taken for the replay's
    }
    return new OwnSubject(contender(), code);
  }

  /** Fresh, or aged before anything is timed. */
  private Contender contender() {
    String name = ContenderFacts.base(facts.name());
    Age age = request.conditions().age();
    if (age == null) {
      return JavaContenders.make(name, Plan.of(trace));
    }
    Litter litter = JavaContenders.litter(facts, trace, age, request.settings().seed());
    Contender contender = JavaContenders.make(name, Plan.of(trace, litter));
    litter.scatter(contender);
    return contender;
  }

  /** What a mode does with an open fork. */
  interface Task {
    void run(Fork fork);
  }

  /**
   * Opens what the system properties ask for and runs a task with it. What goes wrong becomes the
   * event {@code error}; the exception that follows it ends the fork.
   */
  static Fork open(Task task) {
    ForkRequest request = ForkRequest.here();
    Events events = new Events(request.events());
    try {
      Fork fork = open(request, events);
      task.run(fork);
      return fork;
    } catch (TraceRefusedException | ReplayException | IOException e) {
      tell(events, e);
      throw new IllegalStateException(e);
    } catch (RuntimeException | OutOfMemoryError e) {
      tell(events, e);
      throw e;
    }
  }

  private static void tell(Events events, Throwable e) {
    switch (e) {
      case TraceRefusedException refused ->
          events.error(refused.refusal().code(), text(e), refused.at() < 0 ? null : refused.at());
      case ReplayException failed ->
          events.error(failed.code(), text(e), failed.operation() < 0 ? null : failed.operation());
      case OutOfMemoryError _ -> events.error(ReplayException.OUT_OF_MEMORY, text(e), null);
      case GuestException guest -> events.error(guest.code(), text(e), null);
      case IOException _ -> events.error("unreadable", text(e), null);
      default -> events.error("internal", text(e), null);
    }
  }

  private static Fork open(ForkRequest request, Events events)
      throws IOException, TraceRefusedException, ReplayException {
    Trace trace = TraceFile.read(request.trace(), new Limits(request.settings().maxSize()));
    ContenderFacts facts = Catalogue.get(request.contender());
    String kind = trace.kind().word();
    if (!facts.kinds().contains(kind)) {
      throw notApplicable(events, facts.name() + " does not run traces of kind " + kind);
    }
    if (request.conditions().age() != null) {
      if (!Litter.isOf(trace.kind())) {
        throw notApplicable(events, "there is no litter for traces of kind " + kind);
      }
      if (ContenderFacts.isGuest(facts.name())) {
        throw notApplicable(events, "a guest cannot be littered");
      }
    }
    Capacity.check(trace);
    return new Fork(request, events, facts, trace);
  }

  private static IllegalStateException notApplicable(Events events, String message) {
    events.error(NOT_APPLICABLE, message, null);
    return new IllegalStateException(message);
  }

  private static String text(Throwable e) {
    return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
  }

  ForkRequest request() {
    return request;
  }

  Events events() {
    return events;
  }

  ContenderFacts facts() {
    return facts;
  }

  Trace trace() {
    return trace;
  }

  /** The contender and code of a fork that is no guest's. */
  OwnSubject own() {
    if (subject instanceof OwnSubject own) {
      return own;
    }
    throw new IllegalStateException("of a guest only whole replays are measured");
  }

  /** The code for tails; made when it is asked for. */
  ReplayCode singles() {
    return JavaContenders.singles(facts, trace);
  }

  Session session() {
    return subject.session();
  }

  /** Of one replay. */
  int operations() {
    return subject.operations();
  }

  /** Says what the guest's host costs, if there is a guest; everything is compiled by now. */
  void tellHosting() {
    Hosting hosting = subject.hosting();
    if (hosting != null) {
      events.hosting(hosting);
    }
  }

  /**
   * The proof that the timed loop does the work.
   *
   * @param first runs the first replay of the session
   */
  void proveWork(Runnable first) {
    first.run();
    int work = session().work(facts.placement() != Placement.NONE);
    events.work(String.format("%08x", work));
  }

  @Override
  public void close() {
    subject.close();
    events.done();
  }
}
