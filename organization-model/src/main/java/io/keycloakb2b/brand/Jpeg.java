package io.keycloakb2b.brand;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keycloakb2b.organization.OrganizationException;
import java.io.ByteArrayOutputStream;
import java.util.Set;

/**
 * A picture as ISO/IEC 10918-1 has it. Keeps the tables, the frame and the scans; what cameras and programs say of the
 * picture, where it was taken included, stays behind with whatever comes after the end.
 */
final class Jpeg {

    private static final int MARK = 0xff;
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int COMMENT = 0xfe;
    private static final int FIRST_APPLICATION = 0xe0;
    private static final int LAST_APPLICATION = 0xef;
    private static final int ADOBE = 0xee;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;

    /** Huffman tables, quantization tables, restart interval. */
    private static final Set<Integer> TABLES = Set.of(0xc4, 0xdb, 0xdd);

    /** Baseline, extended, progressive. */
    private static final Set<Integer> FRAMES = Set.of(0xc0, 0xc1, 0xc2);

    /** Grey, colour, and colour for print. */
    private static final Set<Integer> COMPONENTS = Set.of(1, 3, 4);

    private static final int FRAME_LENGTH = 8;

    private final byte[] sent;
    private final Set<String> leftOut;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int at;
    private int width;
    private int height;
    private boolean scanned;

    Jpeg(byte[] sent, Set<String> leftOut) {
        this.sent = sent;
        this.leftOut = leftOut;
    }

    static boolean begins(byte[] sent) {
        return sent.length > 2 && (sent[0] & 0xff) == MARK && (sent[1] & 0xff) == START;
    }

    Picture read() {
        at = 2;
        mark(START);
        int marker = marker();
        while (marker != END) {
            segment(marker);
            marker = marker();
        }
        if (!scanned) {
            throw damaged();
        }
        mark(END);
        if (at < sent.length) {
            leftOut.add("bytes after the end");
        }
        return new Picture(width, height, written.toByteArray());
    }

    private void segment(int marker) {
        int start = at;
        int length = next() << 8 | next();
        if (length < 2 || start + length > sent.length) {
            throw damaged();
        }
        at = start + length;
        if (FRAMES.contains(marker)) {
            frame(start, length);
            keep(marker, start);
        } else if (marker == SCAN) {
            if (width == 0) {
                throw damaged();
            }
            keep(marker, start);
            scan();
        } else if (TABLES.contains(marker) || (marker == ADOBE && says("Adobe", start, length))) {
            keep(marker, start);
        } else if (marker == COMMENT || (marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION)) {
            leftOut.add(marker == COMMENT ? "COM" : "APP" + (marker - FIRST_APPLICATION));
        } else {
            throw damaged();
        }
    }

    private void frame(int start, int length) {
        if (width != 0 || length < FRAME_LENGTH || sent[start + 2] != 8) {
            throw damaged();
        }
        height = (sent[start + 3] & 0xff) << 8 | (sent[start + 4] & 0xff);
        width = (sent[start + 5] & 0xff) << 8 | (sent[start + 6] & 0xff);
        if (!COMPONENTS.contains((int) sent[start + 7])) {
            throw damaged();
        }
        PictureReader.requireSize(new Picture(width, height, new byte[0]));
    }

    /** The pixels, up to the next mark that is none of their own. */
    private void scan() {
        scanned = true;
        int start = at;
        while (at + 1 < sent.length && !(value(at) == MARK && !belongsToPixels(value(at + 1)))) {
            at++;
        }
        written.write(sent, start, at - start);
    }

    private static boolean belongsToPixels(int value) {
        return value == 0 || (value >= FIRST_RESTART && value <= LAST_RESTART);
    }

    /** Only with the length that its transform flag needs, so that nothing can hide behind it. */
    private boolean says(String word, int start, int length) {
        return length == 14 && word.equals(new String(sent, start + 2, word.length(), US_ASCII));
    }

    private void keep(int marker, int start) {
        mark(marker);
        written.write(sent, start, at - start);
    }

    private void mark(int marker) {
        written.write(MARK);
        written.write(marker);
    }

    private int marker() {
        if (next() != MARK) {
            throw damaged();
        }
        int marker = next();
        while (marker == MARK) {
            marker = next();
        }
        return marker;
    }

    private int next() {
        if (at >= sent.length) {
            throw damaged();
        }
        return value(at++);
    }

    private int value(int index) {
        return sent[index] & 0xff;
    }

    private static OrganizationException damaged() {
        return BrandPicture.invalid("is no JPEG picture, or a damaged one");
    }
}
