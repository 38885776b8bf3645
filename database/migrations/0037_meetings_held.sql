-- A meeting that is over is kept, also when nobody wrote in it: nobody made it. Processes of the version before take rows without a maker.
alter table meeting alter column made_by drop not null;
