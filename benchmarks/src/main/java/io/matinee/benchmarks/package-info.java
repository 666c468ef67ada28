/** JMH benchmarks, and Matinee beside other engines. Not deployed. */
package io.matinee.benchmarks;
