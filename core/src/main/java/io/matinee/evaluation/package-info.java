/**
 * Judges predictors on ratings held out, all by the same code. Depends on recommendation, model,
 * features and data; it is handed predictors, and knows none that is trained.
 */
package io.matinee.evaluation;
