-- An event may be about a user of a record system, who is named with its address.
alter table access_event alter column person set data type varchar(800);
