/** The application: a web shop's data access over Ebean. It knows nothing of any cache but Ebean's own. */
package io.fallbackcached.bench.application.shop;
