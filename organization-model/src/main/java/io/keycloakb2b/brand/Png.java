package io.keycloakb2b.brand;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keycloakb2b.organization.OrganizationException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A picture in the Portable Network Graphics format (third edition). Keeps the chunks that make the picture; texts,
 * profiles, moving pictures and whatever comes after the end stay behind.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "IDAT", "IEND");
    private static final int HEADER_LENGTH = 13;

    /** Length, type and checksum. */
    private static final int AROUND_DATA = 12;

    /** Samples of a pixel by colour type. */
    private static final Map<Integer, Integer> SAMPLES = Map.of(0, 1, 2, 3, 3, 1, 4, 2, 6, 4);

    /** Bits of a sample that a colour type may have. */
    private static final Map<Integer, Set<Integer>> DEPTHS = Map.of(
            0, Set.of(1, 2, 4, 8, 16), 2, Set.of(8, 16), 3, Set.of(1, 2, 4, 8), 4, Set.of(8, 16), 6, Set.of(8, 16));

    /** First column and row, and the steps from one to the next, of each pass of an interlaced picture. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

    private final ByteBuffer sent;
    private final Set<String> leftOut;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private int width;
    private int height;
    private long unpackedLength;

    Png(byte[] sent, Set<String> leftOut) {
        this.sent = ByteBuffer.wrap(sent);
        this.leftOut = leftOut;
    }

    static boolean begins(byte[] sent) {
        return sent.length > SIGNATURE.length && Arrays.equals(Arrays.copyOf(sent, SIGNATURE.length), SIGNATURE);
    }

    Picture read() {
        sent.position(SIGNATURE.length);
        written.writeBytes(SIGNATURE);
        String type = chunk();
        if (!type.equals("IHDR")) {
            throw damaged();
        }
        while (!type.equals("IEND")) {
            type = chunk();
        }
        if (sent.hasRemaining()) {
            leftOut.add("bytes after the end");
        }
        requirePixels();
        return new Picture(width, height, written.toByteArray());
    }

    /** Reads a chunk and answers its type. */
    private String chunk() {
        if (sent.remaining() < AROUND_DATA) {
            throw damaged();
        }
        int start = sent.position();
        int length = sent.getInt();
        if (length < 0 || length > sent.remaining() - AROUND_DATA + Integer.BYTES) {
            throw damaged();
        }
        byte[] typed = new byte[Integer.BYTES + length];
        sent.get(typed);
        CRC32 checksum = new CRC32();
        checksum.update(typed);
        if ((int) checksum.getValue() != sent.getInt()) {
            throw damaged();
        }
        String type = new String(typed, 0, Integer.BYTES, US_ASCII);
        byte[] data = Arrays.copyOfRange(typed, Integer.BYTES, typed.length);
        if (KEPT.contains(type)) {
            written.write(sent.array(), start, length + AROUND_DATA);
        } else if (Character.isUpperCase(type.charAt(0))) {
            throw BrandPicture.invalid("is a PNG picture of a kind that nobody knows");
        } else {
            leftOut.add(type.replaceAll("[^A-Za-z]", "?"));
        }
        if (type.equals("IHDR")) {
            header(data);
        } else if (type.equals("IDAT")) {
            packed.writeBytes(data);
        }
        return type;
    }

    private void header(byte[] data) {
        if (width != 0 || data.length != HEADER_LENGTH) {
            throw damaged();
        }
        ByteBuffer header = ByteBuffer.wrap(data);
        width = header.getInt();
        height = header.getInt();
        int depth = header.get();
        int colorType = header.get();
        int compression = header.get();
        int filter = header.get();
        int interlace = header.get();
        Integer samples = SAMPLES.get(colorType);
        Set<Integer> depths = DEPTHS.get(colorType);
        if (samples == null
                || depths == null
                || !depths.contains(depth)
                || compression != 0
                || filter != 0
                || interlace < 0
                || interlace > 1) {
            throw damaged();
        }
        PictureReader.requireSize(new Picture(width, height, data));
        unpackedLength = unpackedLength(samples * depth, interlace == 1 ? PASSES : ONE_PASS);
    }

    private long unpackedLength(int bitsPerPixel, int[][] passes) {
        long length = 0;
        for (int[] pass : passes) {
            long columns = steps(width, pass[0], pass[2]);
            long rows = steps(height, pass[1], pass[3]);
            if (columns > 0) {
                length += rows * (1 + (columns * bitsPerPixel + 7) / 8);
            }
        }
        return length;
    }

    private static long steps(int side, int first, int step) {
        return side <= first ? 0 : (side - first + step - 1) / step;
    }

    /** What is packed has to be as many bytes as the pixels need: no fewer, no more, and nothing behind them. */
    private void requirePixels() {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed.toByteArray());
            byte[] window = new byte[8192];
            long length = 0;
            while (!inflater.finished()) {
                int step = inflater.inflate(window);
                length += step;
                if (length > unpackedLength || (step == 0 && !inflater.finished())) {
                    throw damaged();
                }
            }
            if (length != unpackedLength || inflater.getRemaining() > 0) {
                throw damaged();
            }
        } catch (DataFormatException noPixels) {
            throw damaged();
        } finally {
            inflater.end();
        }
    }

    private static OrganizationException damaged() {
        return BrandPicture.invalid("is no PNG picture, or a damaged one");
    }
}
