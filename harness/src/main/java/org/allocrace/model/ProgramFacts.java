package org.allocrace.model;

/**
 * What replays the contenders of one language.
 *
 * @param protocol version of {@code docs/replay-protocol.md}
 * @param runtime {@code native}, or the name of a virtual machine
 * @param flags of the compiler or the virtual machine
 */
public record ProgramFacts(
    int protocol,
    String language,
    String runtime,
    String runtimeVersion,
    String compiler,
    String flags) {}
