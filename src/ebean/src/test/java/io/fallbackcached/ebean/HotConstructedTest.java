package io.fallbackcached.ebean;

/** The same for entities of classes that are copied so often that they have a copier of their own. */
class HotConstructedTest extends ConstructedTest {

    @Override
    int timesBefore() {
        return 600;
    }
}
