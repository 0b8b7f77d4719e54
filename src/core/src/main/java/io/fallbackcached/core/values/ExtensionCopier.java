package io.fallbackcached.core.values;

import io.fallbackcached.core.values.ValueExtension.GraphCopier;

/** Lets an extension copy. Equal to others of the same copier. */
final class ExtensionCopier implements Copier {

    private final GraphCopier copier;

    ExtensionCopier(GraphCopier copier) {
        this.copier = copier;
    }

    @Override
    public Object copy(Object original, CopyGraph graph) {
        return copier.copy(original, graph);
    }

    @Override
    public Copier settled(Object original) {
        GraphCopier settled = copier.settled(original);
        return settled == copier ? this : new ExtensionCopier(settled);
    }

    @Override
    public void copyRun(Replay run) {
        copier.copyRun(run);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExtensionCopier && ((ExtensionCopier) other).copier == copier;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(copier);
    }
}
