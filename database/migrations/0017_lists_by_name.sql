-- The schools and teams of a whole organisation, in the order in which operators choose among them.
create index school_by_name on school (name collate "und-x-icu", id);
create index team_by_place on team (position, name collate "und-x-icu");
