package io.matinee.cli.chart;

import io.matinee.data.Provenance;
import java.util.Objects;

/**
 * A chart with its words.
 *
 * @param name the name of its files without an ending, such as {@code genres}
 * @param title what is shown
 * @param subtitle how to read it; empty where there is nothing to say
 * @param source the line below, which says where the data came from
 * @param plot the chart itself
 */
public record Figure(String name, String title, String subtitle, String source, Plot plot) {
  private static final int LONGEST_SOURCE = 120; // characters

  /** Checks that all parts are there. */
  public Figure {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(subtitle, "subtitle");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(plot, "plot");
  }

  /** A figure of data from {@code data}; synthetic data is named so in the title. */
  public static Figure of(Provenance data, String name, String title, String subtitle, Plot plot) {
    String source = Text.cut("Source: " + Text.oneLine(data.name()), LONGEST_SOURCE);
    return new Figure(name, Text.titled(data, title), subtitle, source, plot);
  }
}
