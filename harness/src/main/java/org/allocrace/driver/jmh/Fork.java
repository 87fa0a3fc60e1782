package org.allocrace.driver.jmh;

import java.io.IOException;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.model.Age;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Placement;
import org.allocrace.replay.Capacity;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Litter;
import org.allocrace.replay.Plan;
import org.allocrace.replay.Replay;
import org.allocrace.replay.ReplayCode;
import org.allocrace.replay.ReplayException;
import org.allocrace.replay.Work;
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
  private final ReplayCode code;
  private final Contender contender;
  private final Replay session;

  private Fork(ForkRequest request, Events events, ContenderFacts facts, Trace trace) {
    this.request = request;
    this.events = events;
    this.facts = facts;
    this.trace = trace;
    code = JavaContenders.code(facts, trace);
    events.start(request, facts, trace, code.operations());
    contender = contender(request, facts, trace);
    session = new Replay(contender, code);
  }

  /** Fresh, or aged before anything is timed. */
  private static Contender contender(ForkRequest request, ContenderFacts facts, Trace trace) {
    Age age = request.conditions().age();
    if (age == null) {
      return JavaContenders.make(facts.name(), Plan.of(trace));
    }
    Litter litter = JavaContenders.litter(facts, trace, age, request.settings().seed());
    Contender contender = JavaContenders.make(facts.name(), Plan.of(trace, litter));
    litter.scatter(contender);
    return contender;
  }

  /** Ends a fork that has said so already. */
  private static final class NotApplicableException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotApplicableException(String message) {
      super(message);
    }
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
    } catch (TraceRefusedException e) {
      events.error(e.refusal().code(), text(e), e.at() < 0 ? null : e.at());
      throw new IllegalStateException(e);
    } catch (ReplayException e) {
      events.error(e.code(), text(e), e.operation() < 0 ? null : e.operation());
      throw new IllegalStateException(e);
    } catch (OutOfMemoryError e) {
      events.error(ReplayException.OUT_OF_MEMORY, text(e), null);
      throw e;
    } catch (IOException e) {
      events.error("unreadable", text(e), null);
      throw new IllegalStateException(e);
    } catch (NotApplicableException e) {
      throw e;
    } catch (RuntimeException e) {
      events.error("internal", text(e), null);
      throw e;
    }
  }

  private static Fork open(ForkRequest request, Events events)
      throws IOException, TraceRefusedException, ReplayException {
    Trace trace = TraceFile.read(request.trace(), new Limits(request.settings().maxSize()));
    ContenderFacts facts = JavaContenders.facts(request.contender());
    String kind = trace.kind().word();
    if (!facts.kinds().contains(kind)) {
      throw notApplicable(events, facts.name() + " does not run traces of kind " + kind);
    }
    if (request.conditions().age() != null && !Litter.isOf(trace.kind())) {
      throw notApplicable(events, "there is no litter for traces of kind " + kind);
    }
    Capacity.check(trace);
    return new Fork(request, events, facts, trace);
  }

  private static NotApplicableException notApplicable(Events events, String message) {
    events.error(NOT_APPLICABLE, message, null);
    return new NotApplicableException(message);
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

  Trace trace() {
    return trace;
  }

  ReplayCode code() {
    return code;
  }

  /** The code for tails; made when it is asked for. */
  ReplayCode singles() {
    return JavaContenders.singles(facts, trace);
  }

  Contender contender() {
    return contender;
  }

  Replay session() {
    return session;
  }

  /**
   * The proof that the timed loop does the work.
   *
   * @param first runs the first replay of the session
   */
  void proveWork(Runnable first) {
    first.run();
    int work = Work.of(session, facts.placement() != Placement.NONE);
    events.work(String.format("%08x", work));
  }

  @Override
  public void close() {
    contender.close();
    events.done();
  }
}
