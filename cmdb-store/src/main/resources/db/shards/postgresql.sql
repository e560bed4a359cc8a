-- Runs that are divided among nodes, for as long as they go on. What they found is elsewhere.
-- All times are the server's, so that no node's clock decides who may work.
create table if not exists shared_run (
  run           varchar collate "C" primary key,
  what          varchar     not null,
  scan          varchar     not null,
  config_hash   varchar     not null,
  started       timestamptz not null,
  location      bigint      not null, -- the end of the journal when it began
  published     timestamptz not null default clock_timestamp(),
  closing_until timestamptz           -- until then a node may close it and no other
);

-- epoch: how often it was taken. Who took it last may write, and nobody else.
create table if not exists shard (
  run         varchar collate "C" not null references shared_run on delete cascade,
  number      integer     not null,
  zone        varchar     not null,
  targets     varchar     not null, -- a line each
  node        varchar,
  epoch       bigint      not null default 0,
  lease_until timestamptz,
  done        boolean     not null default false,
  cut_short   boolean     not null default false,
  failures    integer     not null default 0,
  faults      integer     not null default 0,
  primary key (run, number)
);
create index if not exists shard_waiting on shard (zone, run, number) where not done;
