/** Charts as pictures (PNG and SVG, drawn by XChart) and as text for a terminal. */
package io.matinee.cli.chart;
