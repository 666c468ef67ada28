/**
 * RecommenderNet: its layers, training, checkpoints and predictions. Depends on model, features,
 * data and the kernels.
 */
package io.matinee.network;
