-- What was said in counselling, apart from everything else. It is added to, never changed.
create table counselling_note (
  number bigint generated always as identity primary key,
  id varchar(100) not null unique,
  person varchar(200) not null,
  author varchar(100) not null,
  written timestamp(6) with time zone not null,
  label varchar(100) not null,
  content varchar(10000) not null
);

create index counselling_note_person on counselling_note (person, number);
