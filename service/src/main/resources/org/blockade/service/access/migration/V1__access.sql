-- Who may sign in. Passwords are Argon2id hashes; names are compared in lower case.
create table access_account (
  name varchar(100) not null primary key,
  password varchar(300) not null,
  roles varchar(300) not null,
  second_factor varchar(64),
  last_code bigint,
  failures integer not null,
  locked_until timestamp(6) with time zone,
  disabled boolean not null,
  created timestamp(6) with time zone not null,
  external_identity varchar(300) unique
);

-- Who looked at or did what. It is added to, never changed.
create table access_event (
  number bigint generated always as identity primary key,
  occurred timestamp(6) with time zone not null,
  account varchar(100) not null,
  action varchar(60) not null,
  person varchar(200),
  outcome varchar(30) not null
);

create index access_event_occurred on access_event (occurred);

create index access_event_person on access_event (person, number);

-- What a clinic decided for itself.
create table access_setting (
  name varchar(100) not null primary key,
  content varchar(10000) not null
);
