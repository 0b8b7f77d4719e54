/** Reads what users wrote in a rules file: YAML to rules, and the text of pointcuts. Looks at no class. */
@NullMarked
package io.fallbackcached.core.rules.file;

import org.jspecify.annotations.NullMarked;
