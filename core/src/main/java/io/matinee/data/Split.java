package io.matinee.data;

/**
 * A dataset's ratings parted in two.
 *
 * @param train what a model may learn from
 * @param test what it is judged on, once
 */
public record Split(Ratings train, Ratings test) {}
