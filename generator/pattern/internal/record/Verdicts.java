import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.*;

/** Reads lines of a pattern and texts, in base64, and prints a line of verdicts for each: 1, 0, or ? where the engine gives up. */
public class Verdicts {
    static class GaveUp extends RuntimeException {}

    /** A text that can be looked at so often only. */
    static class Bounded implements CharSequence {
        final String text;
        int left = 20_000_000;
        Bounded(String text) { this.text = text; }
        public int length() { return text.length(); }
        public char charAt(int i) { if (left-- == 0) throw new GaveUp(); return text.charAt(i); }
        public CharSequence subSequence(int from, int to) { return text.substring(from, to); }
        public String toString() { return text; }
    }

    static String decode(String field) {
        return new String(Base64.getDecoder().decode(field.substring(1)), StandardCharsets.UTF_8);
    }

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        StringBuilder out = new StringBuilder();
        for (String line; (line = in.readLine()) != null; out.append('\n')) {
            String[] fields = line.split(" ");
            Pattern pattern;
            try {
                pattern = Pattern.compile(decode(fields[0]));
            } catch (RuntimeException e) {
                out.append('!');
                continue;
            }
            for (int i = 1; i < fields.length; i++) {
                try {
                    out.append(pattern.matcher(new Bounded(decode(fields[i]))).matches() ? '1' : '0');
                } catch (RuntimeException | StackOverflowError e) {
                    out.append('?');
                }
            }
        }
        System.out.print(out);
    }
}
