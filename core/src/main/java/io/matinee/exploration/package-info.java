/** Statistics of a dataset, as numbers; drawing them is for the command line and the server. */
package io.matinee.exploration;
