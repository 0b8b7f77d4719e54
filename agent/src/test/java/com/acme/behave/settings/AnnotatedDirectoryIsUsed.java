package com.acme.behave.settings;

import com.acme.behave.Tally;

/** Uses a {@link AnnotatedDirectory}. */
public class AnnotatedDirectoryIsUsed extends DirectoryIsUsed {

    @Override
    Directory open(Tally tally, String owner) {
        return new AnnotatedDirectory(tally, owner);
    }
}
