-- What somebody wrote who went against a card; empty for nothing.
alter table hooks_feedback add column comment varchar(2000) default '' not null;
