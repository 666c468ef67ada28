/**
 * What every model is: a predictor of ratings for a profile, and a model file. Depends on data and
 * features, on no model of any kind.
 */
package io.matinee.model;
