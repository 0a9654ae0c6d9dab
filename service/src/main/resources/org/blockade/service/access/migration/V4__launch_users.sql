-- Who somebody with an account here is at a record system, since they first came from it.
create table access_launch_user (
  base varchar(300) not null,
  account varchar(100) not null references access_account (name),
  user_there varchar(300) not null,
  bound timestamp(6) with time zone not null,
  primary key (base, account),
  unique (base, user_there)
);
