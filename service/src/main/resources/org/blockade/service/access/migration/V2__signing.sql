-- Wrong passwords of somebody who is signed in and signs are counted apart: else anybody who knows a
-- name could keep its owner from signing, by signing in wrongly from outside.
alter table access_account add column signing_failures integer default 0 not null;

alter table access_account add column signing_locked_until timestamp(6) with time zone;
