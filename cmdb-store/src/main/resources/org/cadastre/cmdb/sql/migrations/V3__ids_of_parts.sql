-- Since ids of parts begin as their hosts' do. What V2 held of items is emptied and refilled from
-- the archive: `evidence` is empty after this, so everything lies behind the last known location.
-- Runs and coverage stay.
--
-- Keys are kept by item, where those of a host and its parts lie together; what looks for a value
-- has an index that holds nothing else.

drop table if exists identity_key;

-- own: whether the item stands on its own. sources: which ones say so or once did, a line each.
-- strong, live: whether any of them does, strongly, and now.
create table identity_key (
  ci ${text} not null,
  key_type ${text} not null,
  key_value ${text} not null,
  family ${text} not null,
  value_folded ${text} not null,
  own boolean not null,
  strong boolean not null,
  live boolean not null,
  sources text not null,
  primary key (ci, key_type, key_value, family)
);
create index identity_key_value on identity_key (value_folded);

delete from item;
delete from lifecycle;
delete from endpoint;
delete from sighting;
delete from signature;
delete from met_as;
delete from facet;
delete from verify_ledger;
delete from claim_set;
delete from claim_past;
delete from decision;
delete from standing;
delete from due;
delete from commit_seal;
delete from conflict_candidate;
delete from conflict;
delete from act;
delete from evidence;
