/** What the agent costs and gains, measured against its peers: a suite for each question, figures, and the page they make. */
@NullMarked
package io.fallbackcached.bench;

import org.jspecify.annotations.NullMarked;
