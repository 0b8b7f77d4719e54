/**
 * From a class file to its plan: what is offered at all, a cheap and sound pre-filter, AspectJ matching on bytes, our
 * annotations, static refusals. Loads no application class and keeps no loader. An annotation on a supertype's method
 * holds for the override with the same name and descriptor, or for the method that an override's bridge of that
 * descriptor calls; the nearest supertype wins, superclasses before interfaces. A method a class merely inherits is
 * not part of it, so an interface's annotation does not reach it. Parameter annotations come from the same method as the
 * annotation, unless the override has some of its own: then those alone hold.
 */
@NullMarked
package io.fallbackcached.core.rules.match;

import org.jspecify.annotations.NullMarked;
