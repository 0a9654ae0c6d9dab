-- Cards that were given. For somebody who is not on record here, person is a fingerprint of what the
-- record system calls them.
create table hooks_card (
  card varchar(40) not null primary key,
  system_name varchar(100) not null,
  service varchar(60) not null,
  kind varchar(60) not null,
  indicator varchar(20) not null,
  person varchar(200) not null,
  given timestamp(6) with time zone not null
);

create index hooks_card_given on hooks_card (given);

-- What became of them. A card may be answered more than once; each answer stands.
create table hooks_feedback (
  number bigint generated always as identity primary key,
  card varchar(40) not null references hooks_card (card),
  outcome varchar(20) not null,
  reason varchar(60) not null,
  person varchar(200) not null,
  kind varchar(60) not null,
  told timestamp(6) with time zone not null
);

create index hooks_feedback_person on hooks_feedback (person, kind, told);
