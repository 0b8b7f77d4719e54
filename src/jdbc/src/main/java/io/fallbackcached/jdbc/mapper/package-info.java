/**
 * What object-relational mappers answer without a statement: from their caches, from what they read earlier in a transaction
 * or session, or in a thread of their own. Known by names alone.
 */
@NullMarked
package io.fallbackcached.jdbc.mapper;

import org.jspecify.annotations.NullMarked;
