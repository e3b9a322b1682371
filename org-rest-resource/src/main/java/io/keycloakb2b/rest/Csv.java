package io.keycloakb2b.rest;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * RFC 4180. A cell that a spreadsheet would take for a formula leaves with an apostrophe before it, as OWASP advises,
 * and comes back without: names and addresses come from anybody.
 */
final class Csv {

    static final String MEDIA_TYPE = "text/csv";
    static final String LINE_END = "\r\n";

    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final char GUARD = '\'';
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Csv() {}

    /** A line with its end. */
    static String line(Collection<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + LINE_END;
    }

    static String cell(String value) {
        String guarded = dangerous(value) ? GUARD + value : value;
        boolean plain = guarded.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? guarded : '"' + guarded.replace("\"", "\"\"") + '"';
    }

    /**
     * Lines after the first, which names the columns; a cell without anything in it is absent.
     *
     * @param columns the names that are known
     * @param max how many lines at most
     * @throws OrganizationException {@code INVALID_VALUE}, {@code UNKNOWN_FIELD} that names the column
     */
    static List<Map<String, String>> read(String text, Set<String> columns, int max) {
        String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(body))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build()) {
            List<String> header = header(reader.readNext(), columns);
            List<Map<String, String>> lines = new ArrayList<>();
            for (String[] cells = reader.readNext(); cells != null; cells = reader.readNext()) {
                if (lines.size() == max) {
                    throw OrganizationError.INVALID_VALUE.on("body", "may have at most " + max + " lines");
                }
                lines.add(named(header, cells, lines.size() + 1));
            }
            return lines;
        } catch (IOException | CsvValidationException malformed) {
            throw OrganizationError.INVALID_VALUE.on("body", "is not CSV as RFC 4180 has it");
        }
    }

    private static List<String> header(String[] names, Set<String> columns) {
        if (names == null) {
            throw OrganizationError.MISSING_VALUE.on("body", "needs a first line that names the columns");
        }
        Set<String> header = new LinkedHashSet<>();
        for (String name : names) {
            String column = name.strip();
            if (!columns.contains(column)) {
                throw OrganizationError.UNKNOWN_FIELD.on(column, "is not a column of this request");
            }
            if (!header.add(column)) {
                throw OrganizationError.INVALID_VALUE.on(column, "must be there once");
            }
        }
        return List.copyOf(header);
    }

    private static Map<String, String> named(List<String> header, String[] cells, int line) {
        if (cells.length != header.size()) {
            throw OrganizationError.INVALID_VALUE.on("body", "has not as many cells in line " + line + " as columns");
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            String value = cells[i].strip();
            if (!value.isEmpty()) {
                named.put(header.get(i), value.charAt(0) == GUARD && dangerous(value) ? value.substring(1) : value);
            }
        }
        return named;
    }

    /** Whether it is a formula, or would be one without the apostrophes before it: either gets another one. */
    private static boolean dangerous(String value) {
        int start = 0;
        while (start < value.length() && value.charAt(start) == GUARD) {
            start++;
        }
        return start < value.length() && FORMULA_STARTS.indexOf(value.charAt(start)) >= 0;
    }
}
