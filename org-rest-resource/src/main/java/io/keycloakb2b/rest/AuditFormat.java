package io.keycloakb2b.rest;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms in which the audit log leaves as a whole. */
enum AuditFormat {
    /** RFC 4180, in UTF-8, with a header. */
    CSV(new MediaType("text", "csv", "utf-8"), new AuditCsv()),
    /** One JSON object a line. */
    JSONL(new MediaType("application", "x-ndjson", "utf-8"), event -> Json.write(event) + '\n');

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final MediaType mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // without state
    private final AuditWriting writing;

    AuditFormat(MediaType mediaType, AuditWriting writing) {
        this.mediaType = mediaType;
        this.writing = writing;
    }

    /** By its name, or else by what the caller accepts first; CSV where neither tells. */
    static AuditFormat of(Optional<String> word, List<MediaType> accepted) {
        return word.map(name -> Fields.word("format", name, AuditFormat.class)).orElseGet(() -> accepted.stream()
                .filter(type -> !type.isWildcardType())
                .flatMap(type -> Arrays.stream(values()).filter(format -> type.isCompatible(format.mediaType)))
                .findFirst()
                .orElse(CSV));
    }

    MediaType mediaType() {
        return mediaType;
    }

    AuditWriting writing() {
        return writing;
    }

    String fileName() {
        return "audit-events." + Fields.word(this);
    }
}
