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

-- But for one thing: of a transcript (kind 1) that a removal (kind 4) names, what is left (kind 5)
-- takes the payload's place. Its last eight bytes are the removal's location.
create or replace function journal_is_only_added_to() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.kind = 1 and new.kind = 5 and octet_length(new.payload) = 41
      and (new.location, new.prev_hash, new.hash, new.recorded_at)
        = (old.location, old.prev_hash, old.hash, old.recorded_at)
      and exists (
        select 1 from journal named
        where named.kind = 4
          and named.location = ('x' || encode(substr(new.payload, 34), 'hex'))::bit(64)::bigint) then
    return new;
  end if;
  raise exception 'the journal is only ever added to';
end
$$;

drop trigger if exists journal_is_only_added_to on journal;

create trigger journal_is_only_added_to before delete or truncate on journal
  for each statement execute function journal_is_only_added_to();

drop trigger if exists journal_is_not_changed on journal;

create trigger journal_is_not_changed before update on journal
  for each row execute function journal_is_only_added_to();
