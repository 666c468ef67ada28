/** What every package shares: the error meant for the user, and the version. Uses none of them. */
package io.matinee;
