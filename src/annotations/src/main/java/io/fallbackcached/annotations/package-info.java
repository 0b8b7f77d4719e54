/** What an application may compile against. Every annotation is inert unless the agent is attached. */
package io.fallbackcached.annotations;
