package com.acme.behave.settings;

import com.acme.behave.Tally;

/** Uses a {@link PlainDirectory}. */
public class PlainDirectoryIsUsed extends DirectoryIsUsed {

    @Override
    Directory open(Tally tally, String owner) {
        return new PlainDirectory(tally, owner);
    }
}
