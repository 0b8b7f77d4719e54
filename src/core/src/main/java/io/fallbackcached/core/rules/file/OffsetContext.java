package io.fallbackcached.core.rules.file;

import java.io.File;
import org.aspectj.bridge.ISourceLocation;
import org.aspectj.bridge.SourceLocation;
import org.aspectj.weaver.IHasPosition;
import org.aspectj.weaver.ISourceContext;

/** Makes AspectJ's messages about a type name carry the name's offset in the pointcut's text. */
final class OffsetContext implements ISourceContext {

    static final ISourceContext INSTANCE = new OffsetContext();

    private static final File NO_FILE = new File("pointcut");

    private OffsetContext() {}

    @Override
    public ISourceLocation makeSourceLocation(IHasPosition position) {
        return makeSourceLocation(1, position.getStart());
    }

    @Override
    public ISourceLocation makeSourceLocation(int line, int offset) {
        SourceLocation location = new SourceLocation(NO_FILE, line);
        location.setOffset(offset);
        return location;
    }

    @Override
    public int getOffset() {
        return 0;
    }

    @Override
    public void tidy() {}
}
