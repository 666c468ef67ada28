/**
 * Simple predictors that every other must beat: means and biases. Depends on model, features and
 * data.
 */
package io.matinee.baseline;
