package org.blockade.service.sbml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.sbml.jsbml.SBMLWriter;

/// A COMBINE archive: a manifest, the model and the experiment, in one file that stands alone.
///
/// The same experiment gives the same bytes: nothing in the archive tells when it was made.
public final class ModelArchive {

  static final String MANIFEST = "manifest.xml";
  static final String MODEL = "model.sbml";
  static final String EXPERIMENT = "experiment.sedml";

  private static final String FORMATS = "http://identifiers.org/combine.specifications/";

  /// The earliest time that the format of the archive can name.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ModelArchive() {}

  /// Writes an archive; does not close the stream.
  ///
  /// @throws ArchiveRefusedException if the experiment holds what cannot be written
  public static void write(ModelExperiment experiment, OutputStream out) throws IOException {
    byte[] model = model(experiment);
    ZipOutputStream zip = new ZipOutputStream(out);
    add(zip, MANIFEST, manifest().getBytes(StandardCharsets.UTF_8));
    add(zip, MODEL, model);
    ByteArrayOutputStream sedml = new ByteArrayOutputStream();
    SedmlFile.write(experiment, MODEL, sedml);
    add(zip, EXPERIMENT, sedml.toByteArray());
    zip.finish();
  }

  /// The model alone, as SBML.
  static byte[] model(ModelExperiment experiment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new SBMLWriter(' ', (short) 2).write(SbmlModel.of(experiment), out);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the model cannot be written", e);
    }
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static String manifest() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <omexManifest xmlns="%1$somex-manifest">
      <content location="." format="%1$somex"/>
      <content location="./%2$s" format="%1$somex-manifest"/>
      <content location="./%3$s" format="%1$ssbml"/>
      <content location="./%4$s" format="%1$ssed-ml" master="true"/>
    </omexManifest>
    """
        .formatted(FORMATS, MANIFEST, MODEL, EXPERIMENT);
  }
}
