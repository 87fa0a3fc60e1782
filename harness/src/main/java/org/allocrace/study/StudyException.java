package org.allocrace.study;

/** A mistake in a study file: one sentence with the line. */
public final class StudyException extends Exception {
  private static final long serialVersionUID = 1L;

  StudyException(String file, int line, String problem) {
    super("%s:%d: %s".formatted(file, line, problem));
  }

  StudyException(String file, String problem) {
    super("%s: %s".formatted(file, problem));
  }
}
