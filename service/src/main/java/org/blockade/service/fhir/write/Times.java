package org.blockade.service.fhir.write;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.quantity.ModelTime;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;

/// Times of a person as FHIR writes them: to the second, with the zone's offset, and with the zone
/// where it is one of places: an offset does not tell where days begin on another date.
record Times(TimeAxis.Calendar axis) {

  private static final int LAST_YEAR = 9999;
  private static final int SECONDS_OF_A_MINUTE = 60;

  DateTimeType at(ModelTime time) {
    DateTimeType written = moment(axis.momentOf(time));
    if (written.hasValue() && ZoneId.getAvailableZoneIds().contains(axis.zone().getId())) {
      written.addExtension(new Extension(Addresses.ZONE, new CodeType(axis.zone().getId())));
    }
    return written;
  }

  static DateTimeType at(Instant time) {
    return moment(time.atZone(ZoneOffset.UTC));
  }

  /// A year that FHIR cannot write is told as such, and not moved.
  private static DateTimeType moment(ZonedDateTime moment) {
    if (moment.getYear() < 1 || moment.getYear() > LAST_YEAR) {
      DateTimeType none = new DateTimeType();
      none.addExtension(Absent.because(Absent.Why.UNSUPPORTED));
      return none;
    }
    // Offsets of long ago have seconds, which FHIR does not write.
    ZonedDateTime written =
        moment.getOffset().getTotalSeconds() % SECONDS_OF_A_MINUTE == 0
            ? moment
            : moment.withZoneSameInstant(ZoneOffset.UTC);
    return new DateTimeType(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(written.truncatedTo(ChronoUnit.SECONDS)));
  }

  static InstantType instant(Instant time) {
    return new InstantType(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            time.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC)));
  }

  Period from(ModelTime start) {
    return new Period().setStartElement(at(start));
  }

  Period until(ModelTime end) {
    return new Period().setEndElement(at(end));
  }

  Period between(ModelTime start, ModelTime end) {
    return from(start).setEndElement(at(end));
  }

  /// A loss in words, for people.
  String words(Loss loss) {
    return switch (loss) {
      case Loss.AlreadyLost lost -> "already";
      case Loss.At at -> "at " + at(at.time()).getValueAsString();
      case Loss.After after -> "not before " + at(after.searchedTo()).getValueAsString();
    };
  }
}
