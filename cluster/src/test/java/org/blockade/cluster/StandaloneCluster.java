package org.blockade.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spark's own master and two workers, with one core each, on this machine.
///
/// Spark's folder is made of the jars on the class path, without ours: what the job needs of them
/// must be in its jar.
final class StandaloneCluster implements AutoCloseable {

  private static final Pattern OURS =
      Pattern.compile(
          ".*(/target/|/org/blockade/|/(picocli|fastcsv|snakeyaml-engine|duckdb_jdbc|junit|assertj|opentest4j"
              + "|byte-buddy|jspecify)).*");
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long LOOK_AGAIN_MILLIS = 50;

  private final Path folder;
  private final Path home;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private String address = "";

  private StandaloneCluster(Path folder) throws IOException {
    this.folder = folder;
    this.home = Files.createDirectories(folder.resolve("spark"));
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      if (entry.endsWith(".jar") && !OURS.matcher(entry).matches()) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
      }
    }
  }

  /// Starts everything and waits until both workers are known to the master.
  static StandaloneCluster start(Path folder) throws IOException {
    StandaloneCluster cluster = new StandaloneCluster(folder);
    try {
      cluster.start();
      return cluster;
    } catch (IOException | RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  private void start() throws IOException {
    Path said = folder.resolve("master.log");
    Process master =
        process(
            said,
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0");
    await(master, said, "the master starts", () -> MASTER.matcher(read(said)).find());
    Matcher match = MASTER.matcher(read(said));
    if (!match.find()) {
      throw new IllegalStateException("the master told its address before");
    }
    address = match.group(1);
    for (int i = 0; i < 2; i++) {
      Path work = folder.resolve("work" + i);
      workers.add(
          process(
              folder.resolve("worker" + i + ".log"),
              "org.apache.spark.deploy.worker.Worker",
              "--host",
              "127.0.0.1",
              "--port",
              "0",
              "--webui-port",
              "0",
              "--cores",
              "1",
              "--memory",
              "600m",
              "--work-dir",
              work.toString(),
              address));
    }
    await(
        master,
        said,
        "two workers come",
        () -> read(said).lines().filter(line -> line.contains("Registering worker")).count() == 2);
  }

  /// A job, and where it tells what it does.
  final class Submitted {
    private final Process process;
    private final Path said;

    private Submitted(Process process, Path said) {
      this.process = process;
      this.said = said;
    }

    void await(String what, BooleanSupplier happened) {
      StandaloneCluster.this.await(process, said, what, happened);
    }

    /// Waits until it ends well.
    ///
    /// @return everything that it told
    String finish() {
      long start = System.nanoTime();
      while (process.isAlive()) {
        look(process, start, "the job ends", said);
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException("the job ended with " + process.exitValue() + last(said));
      }
      return read(said);
    }
  }

  /// Submits the packaged jar; work starts when both workers have an executor for it.
  Submitted submit(List<String> words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                address,
                "--class",
                TrialJob.class.getName(),
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.executor.memory=600m",
                "--conf",
                "spark.scheduler.minRegisteredResourcesRatio=1.0",
                "--conf",
                "spark.scheduler.maxRegisteredResourcesWaitingTime=100s",
                System.getProperty("cluster.jar")));
    command.addAll(words);
    Path said = folder.resolve("job.log");
    return new Submitted(process(said, command.toArray(String[]::new)), said);
  }

  /// Kills a worker and the executor that it started, as a machine dies: without a last word.
  void killAWorker() {
    Process worker = workers.getFirst();
    List<ProcessHandle> executors = worker.descendants().toList();
    if (executors.isEmpty()) {
      throw new IllegalStateException("the worker has no executor");
    }
    worker.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  private Process process(Path said, String... command) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                home.resolve("jars") + File.separator + "*"));
    words.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "SPARK_HOME", home.toString(),
                "SPARK_LOCAL_IP", "127.0.0.1",
                "SPARK_LOCAL_DIRS", folder.resolve("scratch").toString(),
                "SPARK_SCALA_VERSION", "2.13"));
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private void await(Process process, Path said, String what, BooleanSupplier happened) {
    long start = System.nanoTime();
    while (!happened.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("ended before " + what + last(said));
      }
      look(process, start, what, said);
    }
  }

  /// Waits a little, or until the process ends, before the next look; no longer than patience
  /// lasts.
  private static void look(Process process, long start, String what, Path said) {
    if (System.nanoTime() - start > PATIENCE_NANOS) {
      throw new IllegalStateException("waited too long until " + what + last(said));
    }
    try {
      process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String read(Path said) {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      return "";
    }
  }

  private static String last(Path said) {
    List<String> lines = read(said).lines().toList();
    return ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }

  /// Ends every process that was started, and what those started, and waits until they are gone.
  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    for (Process process : processes) {
      process.onExit().join();
    }
  }
}
