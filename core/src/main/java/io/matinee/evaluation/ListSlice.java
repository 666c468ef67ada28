package io.matinee.evaluation;

/**
 * Lists of the people who have something in common.
 *
 * @param by what they have in common, such as {@code "age"}
 * @param value which, such as {@code "20-29"}
 * @param people how many of them have lists; over several parts, counted in each
 * @param ndcg mean over them
 */
public record ListSlice(String by, String value, int people, double ndcg) {}
