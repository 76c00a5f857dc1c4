-- What cards show of an article's cover, at 2.35:1 and 1:1; empty: its middle.
alter table articles add column cover_crop_wide text not null default '';
alter table articles add column cover_crop_square text not null default '';
