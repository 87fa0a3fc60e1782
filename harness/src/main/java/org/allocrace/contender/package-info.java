/**
 * The catalogue of contenders: data only. The command line, {@code study} and the adapters import
 * it; it imports {@code model}.
 */
@NullMarked
package org.allocrace.contender;

import org.jspecify.annotations.NullMarked;
