-- Computer systems that ask by themselves. Each has an account of the same name, which says what it
-- may; it signs with keys of which only the public halves stand here.
create table access_system (
  name varchar(100) not null primary key references access_account (name),
  issuer varchar(300) not null unique,
  public_keys varchar(20000) not null,
  scopes varchar(2000) not null,
  registered timestamp(6) with time zone not null
);

-- Record systems that may open a page here (SMART EHR launch). Nobody else is asked for anything.
create table access_record_system (
  base varchar(300) not null primary key,
  client varchar(200) not null,
  registered timestamp(6) with time zone not null
);
