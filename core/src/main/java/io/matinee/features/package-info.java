/**
 * Turns what is known of people and movies into numbers, fitted to the training part only. Depends
 * on data.
 */
package io.matinee.features;
