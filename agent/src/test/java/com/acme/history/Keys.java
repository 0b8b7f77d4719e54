package com.acme.history;

/** Numbers everything whose value only grows, and is observed and checked by itself. */
final class Keys {

    static final int SLOTS = 64;

    /** How many writes all items, and all notes, have seen: each commit adds one for each write. */
    static final int ITEM_WRITES = 2 * Schema.ITEMS;

    static final int NOTE_WRITES = ITEM_WRITES + 1;
    static final int COUNT = NOTE_WRITES + 1 + SLOTS;

    private Keys() {}

    static int item(int id) {
        return id;
    }

    static int note(int item) {
        return Schema.ITEMS + item;
    }

    static int slot(int index) {
        return NOTE_WRITES + 1 + index;
    }

    static boolean isItem(int key) {
        return key < Schema.ITEMS;
    }

    static boolean isNote(int key) {
        return key >= Schema.ITEMS && key < 2 * Schema.ITEMS;
    }

    static boolean isCounter(int key) {
        return key == ITEM_WRITES || key == NOTE_WRITES;
    }

    static String name(int key) {
        if (isItem(key)) {
            return "item " + key;
        }
        if (isNote(key)) {
            return "note " + (key - Schema.ITEMS);
        }
        if (isCounter(key)) {
            return key == ITEM_WRITES ? "writes of items" : "writes of notes";
        }
        return "slot " + (key - slot(0));
    }
}
