package io.keycloakb2b.brand;

/** A picture as it was written anew; sides in pixels. */
final class Picture {

    private final int width;
    private final int height;
    private final byte[] content;

    Picture(int width, int height, byte[] content) {
        this.width = width;
        this.height = height;
        this.content = content.clone();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    byte[] content() {
        return content.clone();
    }
}
