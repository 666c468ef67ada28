/**
 * The loops over floats that must be fast, plain and by the Vector API. Depends on nothing but the
 * JDK.
 */
package io.matinee.kernels;
