/**
 * Bayesian matrix factorization with side information: the Gibbs sampler, its posterior, and how a
 * person is served from it.
 */
package io.matinee.factorization;
