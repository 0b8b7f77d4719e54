package io.fallbackcached.testkit;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One message of PostgreSQL's wire protocol, version 3. Immutable. */
final class WireMessage {

    /** Of the first message of a connection, which has no type. */
    static final char STARTUP = 0;

    private final char type;
    private final byte[] body;

    WireMessage(char type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    /** The body is a number each. */
    static WireMessage ofNumbers(char type, int... numbers) {
        ByteBuffer body = ByteBuffer.allocate(4 * numbers.length);
        for (int number : numbers) {
            body.putInt(number);
        }
        return new WireMessage(type, body.array());
    }

    static WireMessage readyForQuery() {
        return new WireMessage('Z', new byte[] {'I'});
    }

    static WireMessage fatal(String code, String message) {
        String fields = "SFATAL\0VFATAL\0C" + code + "\0M" + message + "\0\0";
        return new WireMessage('E', fields.getBytes(StandardCharsets.UTF_8));
    }

    static WireMessage readFirst(DataInputStream in) throws IOException {
        return read(STARTUP, in);
    }

    static WireMessage read(DataInputStream in) throws IOException {
        return read((char) in.readUnsignedByte(), in);
    }

    private static WireMessage read(char type, DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - 4];
        in.readFully(body);
        return new WireMessage(type, body);
    }

    char type() {
        return type;
    }

    /** The number that the body begins with. */
    int number() throws EOFException {
        if (body.length < 4) {
            throw new EOFException("no number in message " + type);
        }
        return ByteBuffer.wrap(body).getInt();
    }

    /** Of {@link #readyForQuery}: whether no transaction is open. */
    boolean isIdle() {
        return body[0] == 'I';
    }

    /** The value of a setting in a startup message; empty if it has none of that name. */
    String setting(String name) {
        String[] parts = new String(body, 4, body.length - 4, StandardCharsets.UTF_8).split("\0", -1);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            if (parts[i].equals(name)) {
                return parts[i + 1];
            }
        }
        return "";
    }

    /** Has another text stand where one stands, which must be as long. */
    void replace(String text, String other) {
        byte[] old = text.getBytes(StandardCharsets.UTF_8);
        byte[] young = other.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i + old.length <= body.length; i++) {
            if (Arrays.equals(body, i, i + old.length, old, 0, old.length)) {
                System.arraycopy(young, 0, body, i, old.length);
            }
        }
    }

    void writeTo(OutputStream out) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(body.length + 5);
        if (type != STARTUP) {
            all.put((byte) type);
        }
        all.putInt(body.length + 4).put(body);
        out.write(all.array(), 0, all.position());
    }
}
