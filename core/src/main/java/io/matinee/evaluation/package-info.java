/**
 * Judges predictors on ratings held out, all by the same code; {@link io.matinee.evaluation.Metric}
 * has the definitions of all figures. Depends on recommendation, model, features and data; it is
 * handed predictors, and knows none that is trained.
 */
package io.matinee.evaluation;
