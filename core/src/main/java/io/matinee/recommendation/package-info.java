/**
 * Lists of movies for a profile: candidates, filters, order. Depends on model and on kinds of
 * models, features and data.
 */
package io.matinee.recommendation;
