package org.blockade.cluster;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.blockade.simulator.trial.ArmTally;
import org.blockade.simulator.trial.TrialDesign;

/// Runs a trial on Spark: one row per subject as Parquet, and the counts.
///
/// A folder of results holds `subjects/*.parquet` and, as its last file, `counts.csv`: where that
/// is there, everything is.
final class ClusterTrial {

  private static final String SUBJECTS = "subjects";
  private static final String COUNTS = "counts.csv";

  private final SparkSession spark;

  ClusterTrial(SparkSession spark) {
    this.spark = spark;
  }

  /// Whether something stands where the results would.
  boolean exists(String folder) throws IOException {
    Path path = new Path(folder);
    return fileSystem(path).exists(path);
  }

  /// Pieces of work where nobody says how many: a few for each core, so that a slow or lost machine
  /// does not hold the others up.
  int usualStretches() {
    return 4 * spark.sparkContext().defaultParallelism();
  }

  /// Computes a trial and writes its results.
  ///
  /// @param stretches pieces of work; never more than people
  /// @param folder where the results go, on any file system that all machines see; must not exist
  /// @return the counts, by arm and replicate
  Map<Study, ArmTally> run(DesignText text, int stretches, String folder) throws IOException {
    TrialDesign design = text.design();
    int pieces = (int) Math.min(stretches, Ranges.people(design));
    TallyAccumulator tallies = new TallyAccumulator();
    spark.sparkContext().register(tallies, "counts");
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(IntStream.range(0, pieces).boxed().toList(), pieces)
            .flatMap(new StretchTask(text, pieces, tallies));
    spark
        .createDataFrame(rows, SubjectColumns.of(design.condition()).schema())
        .write()
        .parquet(new Path(folder, SUBJECTS).toString());
    Map<Study, ArmTally> counts = tallies.value();
    requireAll(design, pieces, tallies.stretches(), counts);
    write(design, counts, new Path(folder, COUNTS));
    return counts;
  }

  /// A stretch that was lost, or counted twice, must not go unseen.
  private static void requireAll(
      TrialDesign design, int pieces, int counted, Map<Study, ArmTally> counts) {
    boolean whole =
        counts.size() == design.arms().size() * design.replicates()
            && counts.values().stream().allMatch(tally -> tally.subjects() == design.subjects());
    if (counted != pieces || !whole) {
      throw new IllegalStateException(
          "the counts are not whole: " + counted + " of " + pieces + " pieces of work came back");
    }
  }

  /// Written aside and moved, so that a file that is there is whole.
  private void write(TrialDesign design, Map<Study, ArmTally> counts, Path file)
      throws IOException {
    FileSystem files = fileSystem(file);
    Path aside = new Path(file.getParent(), "_" + COUNTS);
    try (Writer out = new OutputStreamWriter(files.create(aside, true), StandardCharsets.UTF_8)) {
      CountsTable.write(design, counts, out);
    }
    if (!files.rename(aside, file)) {
      throw new IOException("could not move " + aside + " to " + file);
    }
  }

  private FileSystem fileSystem(Path path) throws IOException {
    return path.getFileSystem(spark.sparkContext().hadoopConfiguration());
  }
}
