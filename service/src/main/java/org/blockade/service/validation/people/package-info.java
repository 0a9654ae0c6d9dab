/// The forecast against what people of a real trial reported.
///
/// `CourseReader` takes from a chart what is needed of each person: the doses, the days on which
/// opioid use was reported, the day of the last contact. `PeopleAnalysis` goes through every day
/// from the day after the first injection to the last contact, asks the simulator for the occupancy
/// that evening, and counts days and days with use by bins of occupancy and of time since the last
/// injection. Intervals come from drawing people, not days, with replacement: days of one person
/// are alike. Only sums leave this package; a person's days never do.
///
/// What such a table can mean is limited, and `PeoplePage` says so: days were not randomised,
/// people who stop the injections are those who return to use, what is reported is not all that
/// happened, and the occupancy is that of a typical person.
@NullMarked
package org.blockade.service.validation.people;

import org.jspecify.annotations.NullMarked;
