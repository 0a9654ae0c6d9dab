package org.blockade.formats.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CsvTableWriterTest {

  private static String written(Column... columns) throws IOException {
    StringWriter out = new StringWriter();
    CsvTableWriter.write(new ResultTable(List.of(columns)), out);
    return out.toString();
  }

  @Test
  void namesCarryTheirUnitsAndMissingValuesAreEmpty() throws IOException {
    assertThat(
            written(
                new Column.Numbers("TIME", "h", 0, 12.5),
                new Column.Numbers("PRED", "ng/mL", Double.NaN, 0.1),
                new Column.Words("arm", List.of("a, b", ""))))
        .isEqualTo("TIME [h],PRED [ng/mL],arm\r\n0.0,,\"a, b\"\r\n12.5,0.1,\r\n");
  }

  @Test
  void numbersReadBackAsTheSameBitsInEveryLocale() throws IOException {
    Locale before = Locale.getDefault();
    double[] values = {1.0 / 3, Double.MIN_VALUE, Double.MAX_VALUE, -0.0, 1e-7, 123456789.125};
    try {
      Locale.setDefault(Locale.GERMANY);
      List<String> lines = written(new Column.Numbers("x", "", values)).lines().skip(1).toList();
      for (int i = 0; i < values.length; i++) {
        assertThat(Double.parseDouble(lines.get(i))).isEqualTo(values[i]);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void wordsStandAsTheyAre() throws IOException {
    assertThat(written(new Column.Words("w", List.of("=1+1", "say \"no\"", "two\nlines"))))
        .isEqualTo("w\r\n=1+1\r\n\"say \"\"no\"\"\"\r\n\"two\nlines\"\r\n");
  }

  @Test
  void aFullDiskIsAnInputOutputError() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("no space left");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    ResultTable table = new ResultTable(List.of(new Column.Numbers("x", "", 1)));
    assertThatThrownBy(() -> CsvTableWriter.write(table, full)).isInstanceOf(IOException.class);
  }

  @Test
  void aTableKeepsItsOwnNumbers() {
    double[] values = {1, 2};
    Column.Numbers column = new Column.Numbers("x", "", values);
    values[0] = 9;
    column.values()[1] = 9;
    assertThat(column.values()).containsExactly(1, 2);
  }

  @Test
  void columnsOfATableFitTogether() {
    Column.Numbers two = new Column.Numbers("x", "h", 1, 2);
    Column.Numbers one = new Column.Numbers("y", "h", 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ResultTable(List.of(two, one)))
        .withMessageContaining("y has 1 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ResultTable(List.of(two, two)))
        .withMessageContaining("two columns are called x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Column.Numbers("z", "", Double.POSITIVE_INFINITY))
        .withMessageContaining("infinite");
  }

  @Test
  void aColumnIsFoundByNameAndConverted() {
    ResultTable table = new ResultTable(List.of(new Column.Numbers("TIME", "h", 24, 48)));
    Column.Numbers hours = (Column.Numbers) table.column("TIME").orElseThrow();
    assertThat(hours.in("d", value -> value / 24)).isEqualTo(new Column.Numbers("TIME", "d", 1, 2));
    assertThat(table.column("DAY")).isEmpty();
    assertThat(table.rows()).isEqualTo(2);
  }
}
