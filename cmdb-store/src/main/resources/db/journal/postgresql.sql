-- The journal as a table: the same records and the same chain as in files. Rows are only ever added,
-- one location after the other.
create table if not exists journal (
  location    bigint      primary key check (location > 0),
  prev_hash   bytea       not null check (octet_length(prev_hash) = 32),
  hash        bytea       not null check (octet_length(hash) = 32),
  kind        smallint    not null,
  recorded_at timestamptz not null,
  payload     bytea       not null
);

-- payloads are compressed already
alter table journal alter column payload set storage external;

create or replace function journal_is_only_added_to() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is only ever added to';
end
$$;

drop trigger if exists journal_is_only_added_to on journal;

create trigger journal_is_only_added_to before update or delete or truncate on journal
  for each statement execute function journal_is_only_added_to();
