package io.keycloakb2b.benchmark.measure;

/** Whether a goal is reached. */
public enum Verdict {
    MET("met"),
    NOT_MET("not met"),
    /** The goal lies within the interval of confidence. */
    OPEN("open: within the interval");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    public static Verdict of(boolean met) {
        return met ? MET : NOT_MET;
    }

    @Override
    public String toString() {
        return word;
    }
}
