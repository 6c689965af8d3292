// Lucene behind the same commands as bench/peers/serving.py: java -cp 'JARS/*' Lucene.java NOTES INDEX
// One field with all words (EnglishAnalyzer), the title stored, facets as sorted-set doc values counted by lucene-facet.

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

public class Lucene {
    static final String[] KINDS = {"word", "or", "facets", "and", "phrase", "prefix"};
    static final String[] FACETS = {"region", "country", "theme", "stage", "group"};
    static final int BEST = 10, EXACT = Integer.MAX_VALUE, ADDED = 5;
    static final double WARM_SECONDS = 5;
    static final QueryBuilder WORDS = new QueryBuilder(new EnglishAnalyzer());

    final Path notes, index;
    final Map<String, List<String[]>> asked = new LinkedHashMap<>();
    final FacetsConfig config = new FacetsConfig();
    DirectoryReader reader;
    IndexSearcher searcher;
    DefaultSortedSetDocValuesReaderState facets;
    boolean warm = false;

    Lucene(String notes, String index) throws IOException {
        this.notes = Path.of(notes);
        this.index = Path.of(index);
        for (String name : FACETS) config.setMultiValued(name, true);
        for (String line : Files.readAllLines(this.notes.resolve("questions.tsv"))) {
            String[] parts = line.split("\t");
            asked.computeIfAbsent(parts[0], kind -> new ArrayList<>()).add(Arrays.copyOfRange(parts, 1, parts.length));
        }
    }

    public static void main(String[] given) throws IOException {
        Lucene lucene = new Lucene(given[0], given[1]);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println("=" + lucene.answer(line.strip()));
        }
    }

    String answer(String command) throws IOException {
        switch (command) {
            case "build": return build();
            case "round": return round();
            case "add": return Double.toString(add());
            default: return Double.toString(opened());
        }
    }

    String build() throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long wall = System.nanoTime(), cpu = system.getProcessCpuTime();
        IndexWriterConfig how = new IndexWriterConfig(new EnglishAnalyzer()).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(index), how.setRAMBufferSizeMB(128));
                BufferedReader lines = Files.newBufferedReader(notes.resolve("notes.tsv"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) writer.addDocument(document(line));
            writer.commit();
        }
        double spent = (system.getProcessCpuTime() - cpu) / 1e9, took = (System.nanoTime() - wall) / 1e9;
        open();
        long bytes = 0;
        for (Path file : Files.list(index).collect(Collectors.toList())) bytes += Files.size(file);
        return "{\"wall\": " + took + ", \"cpu\": " + spent + ", \"bytes\": " + bytes + "}";
    }

    Document document(String line) throws IOException {
        String[] parts = line.split("\t", -1);
        Document document = new Document();
        document.add(new TextField("words", parts[0] + "\n" + parts[1] + "\n" + parts[2], Field.Store.NO));
        document.add(new StoredField("title", parts[0]));
        for (String pair : parts[3].isEmpty() ? new String[0] : parts[3].split("\\|")) {
            int place = pair.indexOf('=');
            document.add(new SortedSetDocValuesFacetField(pair.substring(0, place), pair.substring(place + 1)));
        }
        return config.build(document);
    }

    void open() throws IOException {
        reader = DirectoryReader.open(FSDirectory.open(index));
        searcher = new IndexSearcher(reader);
        // A result that is kept would be no answer; and each question is asked several times.
        searcher.setQueryCache(null);
        facets = new DefaultSortedSetDocValuesReaderState(reader, config);
    }

    String round() throws IOException {
        // Java compiles what runs often while it runs: the first questions of all are not counted.
        for (long until = System.nanoTime() + (long) (WARM_SECONDS * 1e9); !warm && System.nanoTime() < until; ) {
            for (String kind : KINDS) for (String[] words : asked.get(kind)) ask(kind, words);
        }
        warm = true;
        List<String> times = new ArrayList<>(), found = new ArrayList<>();
        for (String kind : KINDS) {
            List<String> took = new ArrayList<>();
            long total = 0;
            for (String[] words : asked.get(kind)) {
                long start = System.nanoTime();
                total += ask(kind, words);
                took.add(Double.toString((System.nanoTime() - start) / 1e6));
            }
            times.add("\"" + kind + "\": [" + String.join(", ", took) + "]");
            found.add("\"" + kind + "\": " + total);
        }
        return "{\"times\": {" + String.join(", ", times) + "}, \"found\": {" + String.join(", ", found) + "}}";
    }

    long ask(String kind, String[] words) throws IOException {
        Query query = query(kind, words);
        // The number of all hits is asked for, as our pages show it.
        TopScoreDocCollectorManager ten = new TopScoreDocCollectorManager(BEST, EXACT);
        TopDocs best;
        if (kind.equals("facets")) {
            Object[] both = searcher.search(query, new MultiCollectorManager(ten, new FacetsCollectorManager()));
            best = (TopDocs) both[0];
            SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(facets, (FacetsCollector) both[1]);
            for (String name : FACETS) counts.getTopChildren(100, name);
        } else {
            best = searcher.search(query, ten);
        }
        for (ScoreDoc one : best.scoreDocs) searcher.storedFields().document(one.doc).get("title");
        return best.totalHits.value;
    }

    Query query(String kind, String[] words) {
        String text = String.join(" ", words);
        if (kind.equals("prefix")) return new PrefixQuery(new Term("words", text));
        if (kind.equals("phrase")) return WORDS.createPhraseQuery("words", text);
        BooleanClause.Occur need = kind.equals("and") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD;
        Query found = WORDS.createBooleanQuery("words", text, need);
        return found == null ? new BooleanQuery.Builder().build() : found;
    }

    double add() throws IOException {
        String first;
        try (BufferedReader lines = Files.newBufferedReader(notes.resolve("notes.tsv"))) { first = lines.readLine(); }
        double[] took = new double[ADDED];
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(index), new IndexWriterConfig(new EnglishAnalyzer()))) {
            for (int number = 0; number < ADDED; number++) {
                long start = System.nanoTime();
                writer.addDocument(document(first));
                writer.commit();
                reader = DirectoryReader.openIfChanged(reader);
                searcher = new IndexSearcher(reader);
                searcher.setQueryCache(null);
                ask("word", asked.get("word").get(0));
                took[number] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(took);
        return took[ADDED / 2];
    }

    double opened() throws IOException {
        double least = Double.MAX_VALUE;
        for (int number = 0; number < ADDED; number++) {
            long start = System.nanoTime();
            open();
            ask("word", asked.get("word").get(0));
            least = Math.min(least, (System.nanoTime() - start) / 1e6);
        }
        return least;
    }
}
