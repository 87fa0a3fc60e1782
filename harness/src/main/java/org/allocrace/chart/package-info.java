/**
 * Pictures of series that the caller has computed: no statistic is computed here. Imports {@code
 * unit} only and may be imported by {@code report} and {@code cli}.
 */
@NullMarked
package org.allocrace.chart;

import org.jspecify.annotations.NullMarked;
