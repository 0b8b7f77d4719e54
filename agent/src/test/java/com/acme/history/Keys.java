package com.acme.history;

import java.util.OptionalInt;

/** Numbers everything whose value only grows, and is observed and checked by itself. */
public final class Keys {

    public static final int SLOTS = 64;

    /** How many writes all items, and all notes, have seen: each commit adds one for each write. */
    public static final int ITEM_WRITES = 2 * Schema.ITEMS;

    public static final int NOTE_WRITES = ITEM_WRITES + 1;
    public static final int COUNT = NOTE_WRITES + 1 + SLOTS;

    private Keys() {}

    public static int item(int id) {
        return id;
    }

    public static int note(int item) {
        return Schema.ITEMS + item;
    }

    public static int slot(int index) {
        return NOTE_WRITES + 1 + index;
    }

    public static boolean isItem(int key) {
        return key < Schema.ITEMS;
    }

    public static boolean isNote(int key) {
        return key >= Schema.ITEMS && key < 2 * Schema.ITEMS;
    }

    public static boolean isCounter(int key) {
        return key == ITEM_WRITES || key == NOTE_WRITES;
    }

    /** What adds up all writes to keys of its kind. */
    public static OptionalInt counterOf(int key) {
        if (isItem(key)) {
            return OptionalInt.of(ITEM_WRITES);
        }
        return isNote(key) ? OptionalInt.of(NOTE_WRITES) : OptionalInt.empty();
    }

    public static String name(int key) {
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
