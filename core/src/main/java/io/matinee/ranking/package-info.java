/**
 * What people will watch: scores that order a catalogue for one person. Depends on model, features,
 * data and kernels.
 */
package io.matinee.ranking;
