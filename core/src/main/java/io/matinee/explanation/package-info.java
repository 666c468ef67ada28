/**
 * Why this movie, and why not that one: what a rating is made of, the rated movies that moved it,
 * and where a movie stands. Depends on recommendation and on what that depends on.
 */
package io.matinee.explanation;
