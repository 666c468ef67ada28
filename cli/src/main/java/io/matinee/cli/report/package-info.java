/** The report: one web page that holds everything it shows. */
package io.matinee.cli.report;
