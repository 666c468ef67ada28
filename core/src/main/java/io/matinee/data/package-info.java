/**
 * What came from outside: users, movies and ratings, their readers, download, checksums and splits,
 * and files written whole. Depends on no other package but the root.
 */
package io.matinee.data;
