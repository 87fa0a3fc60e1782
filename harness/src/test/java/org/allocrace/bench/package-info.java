/**
 * How fast the tool itself loads, imports and writes traces and finds statistics: JMH benchmarks,
 * run by hand as {@code docs/performance.md} says, never by the tests. They import {@code trace},
 * {@code trace.imports}, {@code stats}, {@code analysis} and {@code model}; nothing imports them.
 */
@NullMarked
package org.allocrace.bench;

import org.jspecify.annotations.NullMarked;
