-- One chain of entries. Each row names the one before it twice: by its number, so that the database
-- itself refuses a gap, and by its hash, so that anybody can see a change.
create table journal_entry (
  number bigint not null primary key,
  follows bigint unique references journal_entry (number),
  id varchar(200) not null unique,
  kind varchar(100) not null,
  person varchar(200) not null,
  author varchar(200) not null,
  recorded timestamp(6) with time zone not null,
  model varchar(200) not null,
  parameters varchar(200) not null,
  rules varchar(200) not null,
  payload varchar(1000000) not null,
  previous varchar(64) not null,
  hash varchar(64) not null,
  constraint journal_in_order
    -- Without "is not null" a row that follows nothing would be "unknown", which a check lets pass.
    check (
      (number = 1 and follows is null)
      or (number > 1 and follows is not null and follows = number - 1)
    )
);

create index journal_entry_of_person on journal_entry (person, number);

-- Whoever appends locks this row first, so that one appends at a time.
create table journal_turn (turn integer not null primary key check (turn = 1));

insert into journal_turn (turn) values (1);

create function journal_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the journal only grows';
end
$$;

create trigger journal_entry_stays before update or delete on journal_entry
  for each row execute function journal_stays();

create trigger journal_entry_is_not_emptied before truncate on journal_entry
  for each statement execute function journal_stays();

create trigger journal_turn_stays before update or delete on journal_turn
  for each row execute function journal_stays();

create trigger journal_turn_is_not_emptied before truncate on journal_turn
  for each statement execute function journal_stays();
