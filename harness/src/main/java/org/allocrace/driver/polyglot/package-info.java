/**
 * GraalVM contexts for wasm and JavaScript: guests whose replay program was compiled to another
 * language. {@code driver.jmh} imports it; it imports {@code driver}.
 */
@NullMarked
package org.allocrace.driver.polyglot;

import org.jspecify.annotations.NullMarked;
